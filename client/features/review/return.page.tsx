import { useQuery } from '@tanstack/react-query';
import type { ReturnAddress } from '#shared/contract/return-state.ts';
import type { ReviewView } from '#shared/contract/review.ts';
import { surveyText } from '#shared/survey.words.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { fileSize } from '../../lib/format.ts';
import { useOffset } from '../../lib/programme.ts';
import { usePerson } from '../../lib/session.ts';
import { useTitle } from '../../lib/title.ts';
import { EvidenceList, signatureText } from '../../return/evidence-list.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { ReturnTag } from '../../ui/return-tag.tsx';
import { Decisions } from './decisions.tsx';
import { markOfReturn } from './queue.ts';
import { ReturnTable } from './return-table.tsx';
import { originalFile, reviewQuery } from './review.api.ts';
import styles from './review.module.css';
import { SideCards } from './side-cards.tsx';
import { useRemarks } from './use-remarks.ts';

/** One return under review. */
export default function ReturnPage({ params }: { params: Record<string, string | undefined> }) {
  const id = { period: params.period ?? '', organisation: params.organisation ?? '' };
  const query = useQuery(reviewQuery(id));
  return (
    <QueryView query={query} height={520}>
      {(review) => <ReturnReview key={`${id.period}/${id.organisation}`} id={id} review={review} />}
    </QueryView>
  );
}

function ReturnReview({ id, review }: { id: ReturnAddress; review: ReviewView }) {
  const { view } = review;
  const person = usePerson();
  const store = useRemarks(person.account, id);
  useTitle(`${view.organisationName} ${view.label}`);
  return (
    <div className="stack">
      <div>
        <Breadcrumb
          trail={[
            { label: '审核', href: `/review?period=${id.period}` },
            { label: `${view.label} ${view.organisationName}` },
          ]}
        />
        <PageHead
          title={`${view.organisationName} ${view.label}`}
          status={
            <ReturnTag
              state={markOfReturn({
                state: view.state,
                overdue: review.submission === null && view.daysLeft < 0,
              })}
            />
          }
          lead={leadOf(review)}
          meta={[
            view.form.title,
            ...(view.form.survey ? [surveyText(view.form.survey)] : []),
            <Submission key="submission" review={review} />,
          ]}
          tools={<Original id={id} review={review} />}
        />
      </div>
      {view.correction && <Notice>原核定的数据仍然有效，直到这次补报或更正核定。</Notice>}
      <div className={classNames('grid grid-aside', styles.columns)}>
        <Panel title={findingsTitle(review)} className={styles.sheet}>
          <ReturnTable review={review} store={store} />
        </Panel>
        <SideCards review={review} />
      </div>
      {review.submission !== null && (
        <Panel title={evidenceTitle(view.evidence)} subtitle={signatureText(view.signature)}>
          <EvidenceList id={id} files={view.evidence} />
        </Panel>
      )}
      <Decisions id={id} review={review} store={store} />
    </div>
  );
}

function leadOf({ submission, whyNot, comment }: ReviewView): string | undefined {
  if (submission === null) return '还没有提交；填报单位未提交的草稿不在这里显示。';
  return [whyNot, comment && `报送说明：${comment}`].filter(Boolean).join(' ') || undefined;
}

function findingsTitle({ submission, findings }: ReviewView): string {
  if (submission === null) return '上期和上年同期';
  if (findings.length === 0) return '校验没有发现问题';
  const explained = findings.filter((f) => f.reason.trim() !== '').length;
  return `校验有 ${findings.length} 条提醒，${explained} 条已写原因`;
}

/** 随报送附有 2 个文件，其中盖章扫描件 1 个. */
function evidenceTitle(files: ReviewView['view']['evidence']): string {
  if (files.length === 0) return '没有附盖章扫描件和佐证材料';
  const scans = files.filter(({ kind }) => kind === 'scan').length;
  return `随报送附有 ${files.length} 个文件，其中盖章扫描件 ${scans} 个`;
}

function Submission({ review }: { review: ReviewView }) {
  const offset = useOffset();
  if (review.submittedAt === null) return <>尚未提交</>;
  return (
    <>
      第{review.revision}次报送 · {review.submittedBy} {dateTimeText(review.submittedAt, offset)}
      {review.late && ' · 迟报'}
      {review.view.simulated && ' · 模拟数据'}
    </>
  );
}

function Original({ id, review: { file, submission } }: { id: ReturnAddress; review: ReviewView }) {
  if (!file) return submission === null ? null : <span>在页面上填报，没有原件</span>;
  return (
    <a href={originalFile(id, file.id)} download={file.name}>
      <Icon name="download" size={12} /> 原件 {file.name}（{fileSize(file.byteSize)}），与原件对照
    </a>
  );
}
