import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { DocumentView, Reports } from '#shared/contract/reports.ts';
import { periodLabel } from '#shared/period.ts';
import { DOCUMENT_NAME } from '#shared/report/document.words.ts';
import { choice, integer, text, useSearch, withDefault } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { DocumentPaper } from './document-paper.tsx';
import { MakeButtons } from './make-buttons.tsx';
import { documentQuery, reportsQuery } from './reports.api.ts';

const PARAMS = {
  kind: choice('report', 'notice', 'sheet'),
  unit: withDefault(text, ''),
  publication: integer,
};

/** One document of a period: read, edited, made into a file, printed. */
export default function ReportPage({ params }: { params: Record<string, string | undefined> }) {
  const period = params.period ?? '';
  const [asked, set] = useSearch(PARAMS);
  const listed = useQuery(reportsQuery);
  const reports = listed.data;
  const kinds = reports && readableKinds(reports, period);
  const search = kinds ? fitting(asked, kinds, reports.units) : asked;
  const none = kinds?.length === 0;
  const query = useQuery({ ...documentQuery(period, search), enabled: kinds !== undefined && !none });
  if (!reports && listed.isError)
    return <ErrorState error={listed.error} onRetry={() => void listed.refetch()} />;
  if (none)
    return (
      <PageHead
        title="本期还没有您可看的材料"
        lead="通报在数据发布后可看；各地情况表由该地填报员和市委科技办查看。"
      >
        <Link href="/reports">看全部材料</Link>
      </PageHead>
    );
  return (
    <div className="stack">
      <Choices kinds={kinds ?? []} units={reports?.units ?? []} search={search} onChange={set} />
      <QueryView query={query} height={640}>
        {(view) => <Document period={period} view={view} search={search} onChange={set} />}
      </QueryView>
    </div>
  );
}

type Kind = Reports['periods'][number]['documents'][number];

const readableKinds = ({ periods }: Reports, period: string): Kind[] =>
  periods.find((one) => one.period === period)?.documents.filter(({ readable }) => readable) ?? [];

/** What was asked for where the person may read it, else the first document that they may. */
function fitting(asked: Search, kinds: readonly Kind[], units: Reports['units']): Search {
  const kind = (['report', 'notice', 'sheet'] as const).find((one) =>
    kinds.some((known) => known.kind === one),
  );
  const isOpen = kinds.some((known) => known.kind === asked.kind);
  const shown = isOpen || kind === undefined ? asked : { ...asked, kind };
  return shown.kind === 'sheet' && !shown.unit ? { ...shown, unit: units[0]?.unit ?? '' } : shown;
}

type Search = {
  kind: 'report' | 'notice' | 'sheet';
  unit: string | undefined;
  publication: number | undefined;
};

/** Which document, and of which unit. */
function Choices({
  kinds,
  units,
  search,
  onChange,
}: {
  kinds: readonly Kind[];
  units: Reports['units'];
  search: Search;
  onChange: (search: Partial<Search>) => void;
}) {
  return (
    <div className="row no-print">
      <LabelledSelect
        label="材料"
        value={search.kind}
        options={kinds.map(({ kind, name }) => ({ value: kind, label: name }))}
        onChange={(kind) => {
          if (kind === 'report' || kind === 'notice') onChange({ kind, unit: '' });
          if (kind === 'sheet') onChange({ kind, unit: units[0]?.unit ?? '' });
        }}
      />
      {search.kind === 'sheet' && (
        <LabelledSelect
          label="地区"
          value={search.unit ?? ''}
          options={units.map(({ unit, name }) => ({ value: unit, label: name }))}
          onChange={(unit) => onChange({ unit })}
        />
      )}
    </div>
  );
}

interface DocumentProps {
  period: string;
  view: DocumentView;
  search: Search;
  onChange: (search: Partial<Search>) => void;
}

function Document({ view, search, onChange, period }: DocumentProps) {
  const { model, edits, publications, formats } = view;
  useTitle(`${model.label}${DOCUMENT_NAME[model.kind]}`);
  const of = { kind: search.kind, unit: search.unit ?? '', publication: search.publication };
  const stale = Object.values(edits).reduce((sum, edit) => sum + edit.stale.length, 0);
  const { publication, dataVersion } = model.source;
  return (
    <div className="stack">
      {/* A document is upright on paper, and says its own version: the foot of the pages names the newest one. */}
      <style>{'@page { size: A4 portrait; } @media print { .print-footer { display: none; } }'}</style>
      <div className="no-print">
        <PageHead
          title={`${periodLabel(model.period)}${DOCUMENT_NAME[model.kind]}`}
          lead={
            publication
              ? `取自第${publication.version}版发布，数据第${dataVersion}版；蓝色的数可点开核对。`
              : `数据尚未发布，草稿取自数据第${dataVersion}版；蓝色的数可点开核对。`
          }
          tools={
            <>
              {publications.length > 1 && (
                <LabelledSelect
                  label="发布版本"
                  value={String(publication?.version ?? '')}
                  options={publications.map((version) => ({
                    value: String(version),
                    label: `第${version}版`,
                  }))}
                  onChange={(version) => onChange({ publication: Number(version) })}
                />
              )}
              <MakeButtons period={period} formats={formats} of={of} />
              <Button onClick={() => window.print()}>打印</Button>
              <CopyLink />
            </>
          }
        />
      </div>
      {stale > 0 && (
        <Notice kind="warning">
          改写的段落中有{stale}个数与现有数据不一致，已在文中标出；请改写，或恢复为系统计算的文字。
        </Notice>
      )}
      <DocumentPaper view={view} document={of} />
    </div>
  );
}
