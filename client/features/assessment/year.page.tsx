import { YearView } from './year-view.tsx';

/** 研判得分 of the counties and zones. */
export default function YearPage({ params }: { params: Record<string, string | undefined> }) {
  return <YearView subject="units" year={params.year} />;
}
