import type { HistoryPreview } from '#shared/contract/history.ts';
import { Notice } from '../../ui/notice.tsx';

/** Sums and notes that are named; sheets and columns are named all. */
const LINES = 5;

/** What of a file was left out: a sheet or a column may hold figures that somebody meant to load. */
export function NotRead({ skipped: { sheets, columns, lines } }: Pick<HistoryPreview, 'skipped'>) {
  return (
    <>
      {(sheets.length > 0 || columns.length > 0) && (
        <Notice>
          {columns.length > 0 && (
            <p>
              没有读入的列{columns.length}个（表头不是期别、地区、指标或数值）：{columns.join('；')}
            </p>
          )}
          {sheets.length > 0 && (
            <p>
              没有读入的工作表{sheets.length}张：{sheets.join('；')}
            </p>
          )}
          <p>里面如有要载入的数，请改好表头或取消隐藏后重新上传。</p>
        </Notice>
      )}
      {lines.length > 0 && (
        <p className="muted">
          没有读入的行：{lines.slice(0, LINES).join('；')}
          {lines.length > LINES && `等${lines.length}行`}
        </p>
      )}
    </>
  );
}
