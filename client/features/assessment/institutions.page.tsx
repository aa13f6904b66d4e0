import { YearView } from './year-view.tsx';

/** 高校、科研机构、高水平医院, each assessed among its own kind (001 annex 2, parts 三–五). */
export default function InstitutionsPage({ params }: { params: Record<string, string | undefined> }) {
  return <YearView subject="institutions" year={params.year} />;
}
