import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { SetupState, SetupStep } from '#shared/contract/setup.ts';
import { usePerson } from '../../lib/session.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { setupQuery } from './setup.api.ts';

const STATE: Record<SetupState, { word: string; icon: IconName }> = {
  done: { word: '已办好', icon: 'check' },
  part: { word: '办了一部分', icon: 'half-disc' },
  todo: { word: '没有办', icon: 'ring' },
};

/** Which of the pages that a step names each role may open. */
const REACHES: Record<string, readonly string[]> = {
  system_admin: ['/admin/accounts'],
  security_admin: ['/admin/accounts'],
  analyst: ['/periods', '/review'],
};

/** 开始使用: what is left until the first return can come in, by step: who does it, and where. */
export default function SetupPage() {
  const query = useQuery(setupQuery);
  const reach = REACHES[usePerson().role] ?? [];
  const columns: Column<SetupStep>[] = [
    {
      key: 'state',
      header: '状态',
      render: ({ state }) => (
        <span className="tag tag-plain">
          <Icon name={STATE[state].icon} size={12} />
          {STATE[state].word}
        </span>
      ),
    },
    { key: 'title', header: '事项', rowHeader: true, className: 'nowrap', render: ({ title }) => title },
    { key: 'detail', header: '现在的情况', render: ({ detail }) => detail },
    { key: 'who', header: '由谁办', className: 'nowrap', render: ({ who }) => who || '—' },
    {
      key: 'href',
      header: '到哪里办',
      className: 'no-print',
      render: ({ href }) => (href && reach.includes(href) ? <Link href={href}>{PLACE[href]}</Link> : '—'),
    },
  ];
  return (
    <QueryView query={query} height={420}>
      {({ finding, steps }) => (
        <div className="stack">
          <PageHead title={finding} lead="每一项都照系统现在的记录，办好后刷新即变。" />
          <Panel title="开始使用清单">
            <DataTable
              caption="开始使用清单"
              captionHidden
              columns={columns}
              rows={steps}
              rowKey={({ code }) => code}
            />
          </Panel>
        </div>
      )}
    </QueryView>
  );
}

const PLACE: Record<string, string> = {
  '/admin/accounts': '账号',
  '/periods': '报送期',
  '/review': '审核',
};
