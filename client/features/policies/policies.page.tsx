import { useQuery } from '@tanstack/react-query';
import type { Policies, PolicyRow } from '#shared/contract/policies.ts';
import { TableTools } from '../../charts/table-tools.tsx';
import { flag, text, useSearch } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { TextButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LabelledSelect } from '../../ui/inputs.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { Comparison } from './comparison.tsx';
import { comparisonTable } from './comparison-table.ts';
import { OFTEN } from './often.words.ts';
import { PapersPanel } from './papers-panel.tsx';
import { policiesQuery } from './policies.api.ts';
import styles from './policies.module.css';
import { PolicyNav } from './policy-nav.tsx';

const PARAMS = { q: text, theme: text, who: text, form: text, all: flag };
const NONE = { q: undefined, theme: undefined, who: undefined, form: undefined, all: false };
const ALL = { value: '', label: '全部' };
/** As many rows are one question. */
const A_FEW = 8;

interface Search {
  q: string | undefined;
  theme: string | undefined;
  who: string | undefined;
  form: string | undefined;
  all: boolean;
}

/** 各市对照: the same kind of instrument across cities in one row, the clause one click away. */
export default function PoliciesPage() {
  useTitle('政策工具');
  const [search, set] = useSearch(PARAMS);
  const { all: _all, ...query } = search;
  return (
    <QueryView query={useQuery(policiesQuery(query))} height={520}>
      {(whole) => <Shown whole={whole} search={search} onChange={set} />}
    </QueryView>
  );
}

interface ShownProps {
  whole: Policies;
  search: Search;
  onChange: (change: Partial<Search>) => void;
}

function Shown({ whole, search, onChange }: ShownProps) {
  const data = { ...whole, rows: shownRows(whole.rows, search) };
  return (
    <div className="stack">
      <PageHead
        title={headline(data)}
        tools={
          isManyThemed(data) && (
            <TableTools word table={comparisonTable(data, data.rows, `${data.rows.length}类`)} />
          )
        }
        lead="同类政策并排：数额、条件、谁出钱、有效期；点“条款”看原文。数额都照文件原话，“最高”是上限。"
      >
        <PolicyNav at="/policies" />
        <Filters data={whole} search={search} onChange={onChange} />
        <p className={classNames('row no-print', styles.filters)}>
          <span className="muted">常看</span>
          {OFTEN.map((q) => (
            <TextButton key={q} aria-pressed={search.q === q} onClick={() => onChange({ ...NONE, q })}>
              {q}
            </TextButton>
          ))}
          {isNarrowed(search) || search.all ? (
            <TextButton onClick={() => onChange(NONE)}>只看两市以上都有的</TextButton>
          ) : (
            <TextButton onClick={() => onChange({ all: true })}>显示全部{whole.count}条</TextButton>
          )}
        </p>
      </PageHead>
      {data.rows.length === 0 ? (
        <Panel>
          <EmptyState action={<TextButton onClick={() => onChange(NONE)}>看各市都有的</TextButton>}>
            {data.papers.length === 0
              ? '本市还没有载入政策文件（城市文件夹中的 policies）。'
              : '没有符合的政策，请换一个词或放宽条件。'}
          </EmptyState>
        </Panel>
      ) : (
        <Comparison data={data} folded={!isNarrowed(search) && !search.all} />
      )}
      {data.papers.length > 0 && <PapersPanel papers={data.papers} />}
    </div>
  );
}

const isNarrowed = ({ q, theme, who, form }: Search) =>
  [q, theme, who, form].some((one) => one !== undefined);
/** One theme has its files beside it. */
const isManyThemed = ({ rows }: Policies) => new Set(rows.map(({ theme }) => theme)).size > 1;
const papersIn = ({ cells }: PolicyRow) => cells.filter((one) => one !== null).length;

/** Kinds that several cities have stand first; without a filter they stand alone. */
function shownRows(rows: readonly PolicyRow[], search: Search): PolicyRow[] {
  const shown = isNarrowed(search) || search.all ? rows : rows.filter((row) => papersIn(row) > 1);
  return [...shown].sort((a, b) => papersIn(b) - papersIn(a));
}

/** The finding of the kind that most cities have where a search leaves a few, else what is listed. */
function headline({ rows, papers }: Policies): string {
  const [first] = rows;
  if (papers.length === 0) return '政策工具';
  if (first && rows.length <= A_FEW && first.finding !== '') return `${first.name}：${first.finding}`;
  return `${papers.map(({ city }) => city).join('、')}政策工具对照：${rows.length}类`;
}

interface FiltersProps {
  data: Policies;
  search: Search;
  onChange: (change: Partial<Search>) => void;
}

function Filters({ data, search, onChange }: FiltersProps) {
  const choices = (list: readonly string[]) => [ALL, ...list.map((value) => ({ value, label: value }))];
  return (
    <div className={classNames('row no-print', styles.filters)}>
      <SearchInput
        label="查找"
        placeholder="简体、繁体都可以"
        value={search.q ?? ''}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <LabelledSelect
        label="主题"
        value={search.theme ?? ''}
        onChange={(theme) => onChange({ theme: theme || undefined })}
        options={choices(data.themes)}
      />
      <LabelledSelect
        label="对象"
        value={search.who ?? ''}
        onChange={(who) => onChange({ who: who || undefined })}
        options={choices(data.beneficiaries)}
      />
      <LabelledSelect
        label="方式"
        value={search.form ?? ''}
        onChange={(form) => onChange({ form: form || undefined })}
        options={choices(data.forms)}
      />
    </div>
  );
}
