import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { PublicationView } from '#shared/contract/publications.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { MovedList } from './moved-list.tsx';
import { publicationAddress, publicationFile, publicationQuery } from './publications.api.ts';
import { Comparability, Results } from './results.tsx';
import { versionWords } from './version.words.ts';

/** One published version: its results, what it moved, whether it compares with the year before, its file. */
export default function PublicationPage({ params }: { params: Record<string, string | undefined> }) {
  const query = useQuery(publicationQuery(params.period ?? '', Number(params.version)));
  return (
    <QueryView query={query} height={480}>
      {(view) => <View view={view} />}
    </QueryView>
  );
}

function View({ view }: { view: PublicationView }) {
  const offset = useOffset();
  const { role } = usePerson();
  useTitle(`${view.label} 第${view.version}版`);
  const latest = view.versions[0]?.version ?? view.version;
  return (
    <div className="stack">
      <PageHead
        title={`${view.title}（第${view.version}版）`}
        lead={view.reason || undefined}
        meta={[
          `${dateTimeText(view.publishedAt, offset)} 发布，${view.proposedBy}提出、${view.confirmedBy}确认`,
          versionWords(view, offset),
          `监测指标目录第${view.catalogueVersion}版`,
          `校验码 ${view.digest}`,
          `审计记录 第${view.audit.seq}条`,
          ...(view.simulated ? ['含模拟数据'] : []),
        ]}
        tools={
          <>
            <a href={publicationFile(view.period, view.version)} download>
              下载发布文件（JSON，可自行复算）
            </a>
            {role === 'analyst' && <ArchiveButton period={view.period} version={view.version} />}
            <Link href={`/regions?period=${view.period}&v=${view.dataVersion}`}>按此版本看县（市、区）</Link>
            <CopyLink />
          </>
        }
      />
      {latest > view.version && (
        <Notice kind="warning">
          此版之后已有更正：<Link href={publicationAddress(view.period, latest)}>第{latest}版</Link>
          。此版内容保持不变。
        </Notice>
      )}
      {view.version > 1 && (
        <Panel title={`第${view.version}版更正了什么`} subtitle="与上一版相比">
          <MovedList moved={view.moved} />
        </Panel>
      )}
      <Comparability view={view} />
      {view.runs.length > 0 && (
        <Panel title="随同发布的研判">
          <ul className="list">
            {view.runs.map((run) => (
              <li key={run.number}>
                <Link
                  href={`/${run.subject === 'units' ? 'assessment' : 'institutions'}/${run.year}/runs/${run.number}`}
                >
                  {run.title}
                </Link>
                （第{run.number}次运行，方案第{run.schemeNumber}版）
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Results view={view} />
    </div>
  );
}
