/** Grey lines in the size of what is coming; appears only after 300 ms (in CSS), so quick answers do not flash. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: number }) {
  return (
    <div role="status" aria-label="正在读取">
      {height === undefined ? (
        Array.from({ length: lines }, (_, index) => <span key={index} className="skeleton skeleton-line" />)
      ) : (
        <svg className="skeleton" width="100%" height={height} aria-hidden="true" />
      )}
    </div>
  );
}
