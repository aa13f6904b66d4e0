import { useQuery } from '@tanstack/react-query';
import type { ReturnView } from '#shared/contract/returns.ts';
import { dateTimeText } from '../../lib/civil-time.ts';
import { useOffset } from '../../lib/programme.ts';
import { useTitle } from '../../lib/title.ts';
import { EvidenceList, signatureText } from '../../return/evidence-list.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { returnHref } from './steps/task-steps.ts';
import { returnQuery } from './submit.api.ts';
import styles from './submit.module.css';

/** 回执: proof of what was handed in, by whom and when; printable. */
export default function ReceiptPage({ params }: { params: Record<string, string | undefined> }) {
  useTitle('报送回执');
  const id = { period: params.period ?? '', organisation: params.organisation ?? '' };
  return <QueryView query={useQuery(returnQuery(id))}>{(view) => <Receipt view={view} />}</QueryView>;
}

function Receipt({ view }: { view: ReturnView }) {
  const offset = useOffset();
  const { receipt } = view;
  if (!receipt) {
    return (
      <>
        <h1 tabIndex={-1}>报送回执</h1>
        <EmptyState action={<LinkButton href={returnHref(view)}>去填报</LinkButton>}>
          这张表还没有提交过，提交后在这里显示回执。
        </EmptyState>
      </>
    );
  }
  return (
    <div className={classNames('panel', styles.receipt)}>
      <h1 tabIndex={-1}>
        <span className={styles.receiptIcon}>
          <Icon name="check" size={18} />
        </span>{' '}
        报送回执
      </h1>
      <p>
        {receipt.organisationName}的{view.label}“{view.form.title}”已提交{receipt.late ? '（逾期）' : ''}
        {view.state === 'submitted' && '，等待审核；审核结束之前可以撤回'}。
      </p>
      <dl className="facts">
        <dt>回执号</dt>
        <dd>{receipt.submission}</dd>
        <dt>提交</dt>
        <dd>
          {dateTimeText(receipt.submittedAt, offset)}　{receipt.submittedBy}
          {receipt.signedBy !== null && '填报'}　第{receipt.revision}次报送，
          {receipt.values} 个数
        </dd>
        {receipt.signedBy !== null && (
          <>
            <dt>单位审签</dt>
            <dd>{receipt.signedBy}</dd>
          </>
        )}
        <dt>签署</dt>
        <dd>{signatureText(receipt.signature)}</dd>
        <dt>附件</dt>
        <dd>{receipt.evidence.length > 0 ? `${receipt.evidence.length} 个，见下表` : '没有'}</dd>
        <dt>数据摘要</dt>
        <dd>
          SHA-256　<span className="digest">{receipt.digest}</span>
        </dd>
        <dt>审计记录</dt>
        <dd>
          第 {receipt.auditSeq} 条　<span className="digest">{receipt.auditHash}</span>
        </dd>
      </dl>
      {receipt.evidence.length > 0 && <EvidenceList id={view} files={receipt.evidence} />}
      <p className="muted small">
        请留存或打印本回执：数据摘要与审计记录能证明提交之后数字没有被改动过。
        {view.simulated && '本次报送含模拟数据，非真实。'}
      </p>
      <p className="row no-print">
        <Button kind="primary" onClick={() => window.print()}>
          <Icon name="print" /> 打印
        </Button>
        <LinkButton href={returnHref(view)}>查看报表{view.state === 'submitted' && '，或撤回'}</LinkButton>
        <LinkButton href="/submit" kind="quiet">
          返回任务列表
        </LinkButton>
      </p>
    </div>
  );
}
