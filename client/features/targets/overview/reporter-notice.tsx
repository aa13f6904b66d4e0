import { Link } from 'wouter';
import type { TargetDetail, TargetReporter } from '#shared/contract/target-detail.ts';
import { useProgramme } from '../../../lib/programme.ts';
import { usePerson } from '../../../lib/session.ts';
import { Notice } from '../../../ui/notice.tsx';

/** 无数据: who files the figure and, for that reporter and the analyst, the way to the form. */
export function ReporterNotice({ detail }: { detail: TargetDetail }) {
  const person = usePerson();
  const office = useProgramme()?.catalogue.city.office ?? '主管部门';
  if (detail.reporters.length === 0)
    return <Notice>报表制度中还没有这项指标的填报表，请联系{office}。</Notice>;
  return (
    <Notice>
      {detail.reporters.map((reporter) => (
        <p key={reporter.organisation}>
          {reporter.name}在{reporter.label}年报中填报“{reporter.indicators.join('”“')}”，核定后这里即有数据。{' '}
          {person.organisation === reporter.organisation && (
            <Link
              href={`/submit/${reporter.period}/${reporter.organisation}#${encodeURIComponent(reporter.cell)}`}
            >
              去填报
            </Link>
          )}
          {person.role === 'analyst' && (
            <Link href={`/review/${reporter.period}/${reporter.organisation}`}>看该单位报表</Link>
          )}
        </p>
      ))}
    </Notice>
  );
}

/** 市统计局、市财政局. */
export function reporterNames(reporters: readonly TargetReporter[]): string {
  return reporters.map((r) => r.name).join('、');
}
