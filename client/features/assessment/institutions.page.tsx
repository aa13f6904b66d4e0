import { YearView } from './year-view.tsx';

/** The city's institutions, each assessed among its own kind. */
export default function InstitutionsPage({ params }: { params: Record<string, string | undefined> }) {
  return <YearView subject="institutions" year={params.year} />;
}
