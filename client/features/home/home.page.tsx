import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { type Home, type HomeTodo, homeApi } from '#shared/contract/home.ts';
import { ask } from '../../lib/call.ts';
import { dateTimeText, deadlineText, recentTimeText } from '../../lib/civil-time.ts';
import { useOffered } from '../../lib/offered.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { LinkButton } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { Favourites } from './favourites.tsx';
import { ACT_NAME } from './home.words.ts';

/** 工作台: what waits for me, what is due, what happened since I was last here. */
export default function HomePage() {
  return <QueryView query={useQuery(ask(homeApi, {}))}>{(home) => <View home={home} />}</QueryView>;
}

function View({ home }: { home: Home }) {
  const person = usePerson();
  const { todo } = home;
  const [current, old] = [todo.filter((one) => !one.old), todo.filter((one) => one.old)];
  const office = person.role === 'analyst';
  const isOffered = useOffered();
  return (
    <div className="stack">
      <PageHead
        title={home.finding}
        lead={`${person.organisationName} · ${person.displayName}`}
        tools={
          person.role !== 'leader' && isOffered('/discussions') && <Link href="/discussions">会商记录</Link>
        }
      />
      {todo.length > 0 ? (
        <div className="grid grid-aside">
          <Panel title="待办" subtitle="一份报表一行">
            <TodoTable caption="待办事项" todo={current} office={office} />
            {old.length > 0 && (
              <Disclosure summary={`更早各期未报的${old.length}份`}>
                <TodoTable caption="更早各期未报的报表" todo={old} office={office} />
              </Disclosure>
            )}
          </Panel>
          <div className="stack">
            <Deadlines deadlines={home.deadlines} />
            <Favourites />
            <News news={home.news} />
          </div>
        </div>
      ) : (
        <div className="grid grid-aside">
          <News news={home.news} />
          <div className="stack">
            <Deadlines deadlines={home.deadlines} />
            <Favourites />
          </div>
        </div>
      )}
    </div>
  );
}

interface TodoTableProps {
  caption: string;
  todo: readonly HomeTodo[];
  office: boolean;
}

function TodoTable({ caption, todo, office }: TodoTableProps) {
  if (todo.length === 0) return <EmptyState>没有等您办理的事项。</EmptyState>;
  const contact: Column<HomeTodo> = {
    key: 'contact',
    header: '联系人',
    render: ({ contact: who }) =>
      who ? (
        <>
          {who.name} <Telephone words={who.telephone} />
        </>
      ) : (
        '—'
      ),
  };
  return (
    <DataTable
      fits
      stacked
      caption={caption}
      captionHidden
      columns={[
        { key: 'title', header: '事项', render: ({ title, href }) => <Link href={href}>{title}</Link> },
        {
          key: 'state',
          header: '状态',
          render: ({ state, overdue, detail }) => (
            <>
              {state && <ReturnTag state={overdue ? 'overdue' : state} />}{' '}
              {detail && <span className="small muted">{detail}</span>}
            </>
          ),
        },
        ...(office ? [contact] : []),
        {
          key: 'act',
          header: '办理',
          className: 'no-print',
          render: ({ kind, href, remind, title }) => (
            <span className="row">
              <LinkButton href={href} kind="quiet" aria-label={`${ACT_NAME[kind]}${title}`}>
                {ACT_NAME[kind]}
              </LinkButton>
              {remind && (
                <LinkButton href={remind} aria-label={`催报${title}`}>
                  催报
                </LinkButton>
              )}
            </span>
          ),
        },
      ]}
      rows={todo}
      rowKey={({ key }) => key}
    />
  );
}

/** What somebody wrote as their telephone: the number it begins with can be called, what follows it is told. */
function Telephone({ words }: { words: string }) {
  const [number = ''] = /^\+?\d[\d\- ]{4,}\d/.exec(words) ?? [];
  if (number === '') return words;
  return (
    <>
      <a href={`tel:${number.replaceAll(' ', '')}`}>{number}</a>
      {words.slice(number.length)}
    </>
  );
}

function Deadlines({ deadlines }: Pick<Home, 'deadlines'>) {
  const offset = useOffset();
  return (
    <Panel title="截止时间">
      {deadlines.length > 0 ? (
        <ul className="plain">
          {deadlines.map(({ period, label, due, words }) => (
            <li key={period}>
              {label}：{deadlineText(due, offset)} 截止，<strong>{words}</strong>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState>目前没有将到期的报送。</EmptyState>
      )}
    </Panel>
  );
}

function News({ news }: Pick<Home, 'news'>) {
  const offset = useOffset();
  return (
    <Panel
      title="上次登录以来"
      subtitle={news.since ? `自${dateTimeText(news.since, offset)}` : '您第一次登录，以下为最近的情况'}
    >
      {news.items.length > 0 ? (
        <ul className="plain">
          {news.items.map(({ seq, at, text, href }) => (
            <li key={seq}>
              <span className="small muted">{recentTimeText(at, new Date().toISOString(), offset)}</span>{' '}
              {href ? <Link href={href}>{text}</Link> : text}
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState>没有与您有关的新情况。</EmptyState>
      )}
      {news.more > 0 && <p className="muted small">另有{news.more}项。</p>}
    </Panel>
  );
}
