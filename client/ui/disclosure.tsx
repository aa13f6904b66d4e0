import type { ReactNode } from 'react';

/** A line that opens in place; works without JavaScript. */
export function Disclosure({
  summary,
  open,
  onOpen,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  /** Told when it opens and closes. */
  onOpen?: (open: boolean) => void;
  children: ReactNode;
}) {
  return (
    <details
      className="disclosure"
      open={open}
      onToggle={onOpen && ((event) => onOpen(event.currentTarget.open))}
    >
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

export interface Lineage {
  /** 计算公式, in words. */
  formula?: string;
  /** The figures that went in, with their sources. */
  inputs?: readonly { label: string; value: string; href?: string }[];
  /** 报送单位, 报送人, 时间. */
  submission?: { label: string; href?: string };
  /** Document and clause. */
  clause?: string;
  quote?: string;
  version?: string;
}

/** Where a figure comes from: formula, inputs, submission, document clause. */
export function LineageDisclosure({ summary = '依据', lineage }: { summary?: ReactNode; lineage: Lineage }) {
  const { formula, inputs = [], submission, clause, quote, version } = lineage;
  return (
    <Disclosure summary={summary}>
      <dl className="facts">
        {formula && <Fact term="公式">{formula}</Fact>}
        {inputs.map((input) => (
          <Fact key={input.label} term={input.label}>
            {input.href ? <a href={input.href}>{input.value}</a> : input.value}
          </Fact>
        ))}
        {submission && (
          <Fact term="报送">
            {submission.href ? <a href={submission.href}>{submission.label}</a> : submission.label}
          </Fact>
        )}
        {clause && <Fact term="文件条款">{clause}</Fact>}
        {quote && <Fact term="原文">“{quote}”</Fact>}
        {version && <Fact term="数据版本">{version}</Fact>}
      </dl>
    </Disclosure>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
