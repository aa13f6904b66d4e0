import { useSearch } from 'wouter';
import { dateText } from '../lib/civil-time.ts';
import { useOffset, useProgramme } from '../lib/programme.ts';

/** Publications and runs are frozen on a version of their own, which stands at the head of their page. */
const FROZEN = /\/publications\/[^/]+\/\d+$|\/runs\/\d+$/;

/** Repeated at the foot of every printed sheet: source, version, whether the figures are simulated. */
export function PrintFooter({ system, path }: { system: string; path: string }) {
  const programme = useProgramme();
  const offset = useOffset();
  const search = useSearch();
  const asked = new URLSearchParams(search);
  const [pinned, day] = [asked.get('v'), asked.get('asof')];
  const version = (): (string | undefined)[] => {
    if (FROZEN.test(path)) return ['数据版本见页首'];
    if (pinned) return [`数据第${pinned}版`];
    if (day) return [`历史时点 ${day} 的数据`];
    if (!programme) return [];
    return [`数据第${programme.dataVersion}版`, `截至 ${dateText(programme.asOf, offset)}`];
  };
  const parts = [
    system,
    ...version(),
    `页面 ${path}${search ? `?${search}` : ''}`,
    programme?.simulated && '模拟数据，非真实',
  ];
  return <div className="print-only print-footer">{parts.filter(Boolean).join(' · ')}</div>;
}
