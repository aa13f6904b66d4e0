import { dateText } from '../lib/civil-time.ts';
import { useOffset, useProgramme } from '../lib/programme.ts';

/** Repeated at the foot of every printed sheet: source, version, whether the figures are simulated. */
export function PrintFooter({ system, path }: { system: string; path: string }) {
  const programme = useProgramme();
  const offset = useOffset();
  const parts = [
    system,
    programme && `数据版本 v${programme.dataVersion}`,
    programme && `截至 ${dateText(programme.asOf, offset)}`,
    `页面 ${path}`,
    programme?.simulated && '模拟数据，非真实',
  ];
  return <div className="print-only print-footer">{parts.filter(Boolean).join(' · ')}</div>;
}
