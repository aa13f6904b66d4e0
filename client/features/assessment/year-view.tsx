import { useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import { useLocation } from 'wouter';
import { isInstitution } from '#shared/catalogue.ts';
import type { AssessmentYear } from '#shared/contract/assessment.ts';
import type { Subject } from '#shared/contract/scheme.ts';
import { keysOf } from '#shared/record.ts';
import { useProgramme } from '../../lib/programme.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { PlaceWords } from '../../ui/said.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { addressOf, runQuery, yearQuery } from './assessment.api.ts';
import { ResultsPanel } from './results-panel.tsx';
import { RunButton } from './run-button.tsx';
import { RunList } from './run-list.tsx';
import { RunView } from './run-view.tsx';
import { SchemePanel } from './scheme-panel.tsx';

const PARTS = '各县(市、区)';

/** What a page of a subject is called: units by the words of the level, institutions by the city's own. */
function useSubjectNames(): Record<Subject, string> {
  const institutions = useProgramme()?.catalogue.city.institutions;
  const parts = useContext(PlaceWords)(PARTS);
  const units = parts === PARTS ? '县（市、区）研判' : `${parts}研判`;
  return { units, institutions: `${institutions?.name ?? '机构'}研判` };
}

interface YearViewProps {
  subject: Subject;
  year: string | undefined;
}

/** The latest run of a year with the scheme it came from; without a year, the newest one. */
export function YearView({ subject, year }: YearViewProps) {
  const programme = useProgramme();
  const names = useSubjectNames();
  const years = (programme?.periods ?? []).map((p) => p.period).filter((p) => p.length === 4);
  const shown = year ?? years.sort().reverse()[0];
  if (shown === undefined) {
    if (!programme) return <Skeleton height={480} />;
    return (
      <>
        <h1 tabIndex={-1}>{names[subject]}</h1>
        <EmptyState>还没有年度数据；年度报表开始报送后可以研判。</EmptyState>
      </>
    );
  }
  return <OneYear subject={subject} year={Number(shown)} />;
}

function OneYear({ subject, year }: { subject: Subject; year: number }) {
  const query = useQuery(yearQuery(subject, year));
  return (
    <QueryView query={query} height={480}>
      {(overview) => {
        // A trial never takes the place of the published result; it is opened from the list.
        const latest = overview.runs.find(({ published }) => published !== null) ?? overview.runs[0];
        return (
          <div className="stack">
            <Toolbar overview={overview} />
            {subject === 'institutions' && <ResultsPanel year={year} />}
            {latest ? (
              <LatestRun number={latest.number} overview={overview} />
            ) : (
              <>
                <NothingRun overview={overview} />
                <SchemeParts overview={overview} />
              </>
            )}
          </div>
        );
      }}
    </QueryView>
  );
}

function LatestRun({ number, overview }: { number: number; overview: AssessmentYear }) {
  const query = useQuery(runQuery(number));
  return (
    <QueryView query={query} height={480}>
      {(run) => (
        <RunView
          run={run}
          runs={overview.runs}
          money={overview.money}
          scheme={<SchemeParts overview={overview} />}
        />
      )}
    </QueryView>
  );
}

function SchemeParts({ overview }: { overview: AssessmentYear }) {
  return (
    <>
      <SchemePanel year={overview} />
      <RunList year={overview} />
    </>
  );
}

/** Year, subject and the run button stand above everything, so that a new run is two clicks away. */
function Toolbar({ overview }: { overview: AssessmentYear }) {
  const [, navigate] = useLocation();
  const { subject, year, years } = overview;
  const names = useSubjectNames();
  const hasInstitutions = useProgramme()?.catalogue.units.some(isInstitution);
  return (
    <div className="row no-print">
      <LabelledSelect
        label="年度"
        value={String(year)}
        options={years.map((y) => ({ value: String(y), label: `${y}年` }))}
        onChange={(next) => navigate(addressOf(subject, Number(next)))}
      />
      {hasInstitutions && (
        <LabelledSelect
          label="对象"
          value={subject}
          options={keysOf(names).map((value) => ({ value, label: names[value] }))}
          onChange={(next) => navigate(addressOf(next, year))}
        />
      )}
      <RunButton year={overview} />
    </div>
  );
}

function NothingRun({ overview }: { overview: AssessmentYear }) {
  const { readiness, year, subject } = overview;
  const names = useSubjectNames();
  const cells = readiness.reduce((sum, r) => sum + r.cells, 0);
  const present = readiness.reduce((sum, r) => sum + r.present, 0);
  const share = cells > 0 ? Math.floor((100 * present) / cells) : 0;
  return (
    <PageHead
      title={`${year}年度${names[subject]}：${overview.mayRun ? '还没有运行' : '还没有发布的结果'}`}
      lead={`已有数据 ${present} 项，应有 ${cells} 项（${share}%）${readiness.map((r) => `；${r.name}：${r.units.map((u) => u.name).join('、')}`).join('')}`}
      meta={[`数据第${overview.dataVersion}版`, ...(overview.basis ? [`依据 ${overview.basis}`] : [])]}
    />
  );
}
