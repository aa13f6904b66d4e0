import { useQuery } from '@tanstack/react-query';
import type { ProposalPreview, SentenceChange } from '#shared/contract/publications.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { useTitle } from '../../lib/title.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { MovedList } from './moved-list.tsx';
import { ProposalDecision } from './proposal-decision.tsx';
import { previewQuery } from './publications.api.ts';
import { Comparability, Results } from './results.tsx';
import { changeFinding, versionWords } from './version.words.ts';

/** 确认发布: a version as readers would find it, and all that it changes, before a second analyst confirms it. */
export default function ProposalPage({ params }: { params: Record<string, string | undefined> }) {
  const query = useQuery(previewQuery(params.proposal ?? ''));
  return (
    <QueryView query={query} height={480}>
      {(preview) => <Preview preview={preview} />}
    </QueryView>
  );
}

function Preview({ preview }: { preview: ProposalPreview }) {
  const offset = useOffset();
  const { proposal } = preview;
  const name = `${preview.label}第${preview.version}版`;
  useTitle(`待确认：${name}`);
  return (
    <div className="stack">
      <PageHead
        title={`待确认：${name}，${changeFinding(preview)}`}
        lead={proposal.reason || undefined}
        meta={[
          `${proposal.proposedBy} ${dateTimeText(proposal.proposedAt, offset)} 提出`,
          versionWords(preview, offset),
          `监测指标目录第${preview.catalogueVersion}版`,
          `${preview.figureCount}个数据`,
          ...(preview.simulated ? ['含模拟数据'] : []),
        ]}
      />
      {preview.version > 1 && (
        <Panel title="变动的位次、得分和数据" subtitle={`与第${preview.version - 1}版相比`}>
          <MovedList moved={preview.moved} />
        </Panel>
      )}
      <Sentences preview={preview} />
      <Panel title="随同发布和缺数">
        <ul className="list">
          {preview.along.map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>
            {preview.lacking.length === 0 ? (
              '所列数据都有数。'
            ) : (
              <Disclosure summary={`${preview.lacking.length}项指标有单位没有数`}>
                <ul className="list">
                  {preview.lacking.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </li>
        </ul>
        <Comparability view={preview} />
      </Panel>
      <ProposalDecision proposal={proposal} />
      <Results view={preview} />
    </div>
  );
}

const SHOWN = 6;

function Sentences({ preview: { sentences, version } }: { preview: ProposalPreview }) {
  const first = version === 1;
  const columns: Column<SentenceChange>[] = [
    { key: 'about', header: '指标', rowHeader: true, render: ({ about }) => about },
    ...(first
      ? []
      : [
          {
            key: 'before',
            header: `第${version - 1}版`,
            render: (row: SentenceChange) => row.before ?? '没有',
          },
        ]),
    { key: 'after', header: `第${version}版`, render: ({ after }) => after ?? '不再列入' },
  ];
  const table = (rows: readonly SentenceChange[], caption: string) => (
    <DataTable
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ about }) => about}
      empty="与上一版相比，文字没有变化。"
    />
  );
  const rest = sentences.slice(SHOWN);
  return (
    <Panel title={first ? '读者将看到的文字' : '变动的文字'}>
      {table(sentences.slice(0, SHOWN), '文字')}
      {rest.length > 0 && (
        <Disclosure summary={`其余 ${rest.length} 句`}>{table(rest, '其余的文字')}</Disclosure>
      )}
    </Panel>
  );
}
