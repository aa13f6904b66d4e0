import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ProposalView, PublicationSummary, Publications } from '#shared/contract/publications.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { periodName } from '../../lib/period-options.ts';
import { useOffset } from '../../lib/programme.ts';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import {
  proposalAddress,
  publicationAddress,
  publicationFile,
  publicationsQuery,
} from './publications.api.ts';

/** 发布: every published version, what waits for confirmation, and (for the office) what can be published. */
export default function PublicationsPage() {
  const query = useQuery(publicationsQuery);
  return (
    <QueryView query={query} height={480}>
      {(list) => (
        <div className="stack">
          <PageHead
            title={listFinding(list)}
            lead="发布后的数据、方案和结果不再改动；更正另发新版，并列出变动。"
          />
          {list.proposals.length > 0 && (
            <Panel title="待确认" subtitle="先看将要发布的内容和由此变动的数据、位次、文字，再确认">
              <Waiting rows={list.proposals} />
            </Panel>
          )}
          <Panel title="已发布">
            <PublishedTable rows={list.publications} />
          </Panel>
          {list.candidates.length > 0 && <Candidates list={list} />}
        </div>
      )}
    </QueryView>
  );
}

function listFinding({ publications, proposals }: Publications): string {
  const waiting = proposals.length > 0 ? `，${proposals.length}份待确认` : '';
  const [latest] = publications;
  return latest ? `最近发布：${latest.label}第${latest.version}版${waiting}` : `还没有发布${waiting}`;
}

function Waiting({ rows }: { rows: readonly ProposalView[] }) {
  const offset = useOffset();
  const columns: Column<ProposalView>[] = [
    { key: 'label', header: '期别', rowHeader: true, render: periodName },
    { key: 'version', header: '版本', render: ({ version }) => `第${version}版` },
    {
      key: 'by',
      header: '提出',
      render: ({ proposedBy, proposedAt }) => `${proposedBy} ${dateTimeText(proposedAt, offset)}`,
    },
    { key: 'data', header: '数据版本', render: ({ dataVersion }) => `第${dataVersion}版` },
    { key: 'reason', header: '说明', render: ({ reason }) => reason },
    {
      key: 'act',
      header: '办理',
      render: ({ id, mayConfirm }) => (
        <Link href={proposalAddress(id)}>{mayConfirm ? '预览并确认' : '预览'}</Link>
      ),
    },
  ];
  return (
    <DataTable
      caption="待确认的发布"
      captionHidden
      stacked
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function PublishedTable({ rows }: { rows: readonly PublicationSummary[] }) {
  const offset = useOffset();
  const columns: Column<PublicationSummary>[] = [
    {
      key: 'label',
      header: '期别',
      rowHeader: true,
      render: (row) => <Link href={publicationAddress(row.period, row.version)}>{periodName(row)}</Link>,
    },
    {
      key: 'version',
      header: '版本',
      render: ({ version, latest }) => `第${version}版${latest ? '' : '（已有更正）'}`,
    },
    {
      key: 'at',
      header: '发布时间',
      className: 'nowrap',
      render: ({ publishedAt }) => dateTimeText(publishedAt, offset),
    },
    {
      key: 'by',
      header: '提出 / 确认',
      render: ({ proposedBy, confirmedBy }) => `${proposedBy} / ${confirmedBy}`,
    },
    {
      key: 'data',
      header: '数据版本',
      className: 'nowrap',
      render: ({ dataVersion }) => `第${dataVersion}版`,
    },
    { key: 'reason', header: '说明', render: ({ reason }) => reason },
    {
      key: 'digest',
      header: '校验码',
      render: ({ digest }) => <span className="small">{digest.slice(0, 16)}</span>,
    },
    {
      key: 'file',
      header: '文件',
      render: ({ period, version }) => (
        <a href={publicationFile(period, version)} download>
          JSON
        </a>
      ),
    },
  ];
  return (
    <DataTable
      caption="已发布的版本"
      captionHidden
      stacked
      columns={columns}
      rows={rows}
      rowKey={({ period, version }) => `${period} ${version}`}
      empty="还没有发布；数据核定齐全后，由一名分析员提出、另一名确认。"
    />
  );
}

function Candidates({ list }: { list: Publications }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const candidate = list.candidates.find(({ period }) => period === chosen);
  const columns: Column<Publications['candidates'][number]>[] = [
    { key: 'label', header: '期别', rowHeader: true, render: periodName },
    {
      key: 'state',
      header: '发布情况',
      render: ({ published, nextVersion, changedSince }) =>
        published === null
          ? '未发布'
          : `第${nextVersion - 1}版（数据第${published}版）${changedSince ? '，之后数据有更新' : ''}`,
    },
    {
      key: 'runs',
      header: '研判',
      numeric: true,
      render: ({ runs }) => (runs.length > 0 ? `${runs.length}次运行` : ''),
    },
    {
      key: 'act',
      header: '办理',
      render: ({ period, nextVersion }) => (
        <Button kind="quiet" onClick={() => setChosen(period)}>
          {nextVersion > 1 ? `更正（发布第${nextVersion}版）` : '发布'}
        </Button>
      ),
    },
  ];
  return (
    <Panel title="可以发布的期别" subtitle={`当前数据第${list.dataVersion}版`}>
      <DataTable
        caption="可以发布的期别"
        captionHidden
        columns={columns}
        rows={list.candidates}
        rowKey={({ period }) => period}
      />
      {candidate && (
        <ProposeDialog candidate={candidate} dataVersion={list.dataVersion} onClose={() => setChosen(null)} />
      )}
    </Panel>
  );
}
