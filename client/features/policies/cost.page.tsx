import { useQuery } from '@tanstack/react-query';
import type { CostView } from '#shared/contract/policies.ts';
import { writeCases } from '#shared/policies/cases.ts';
import { withWeight, writePairs } from '#shared/policies/scenario.ts';
import { choice, text, useSearch } from '../../lib/search-params.ts';
import { useTitle } from '../../lib/title.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { CostParts } from './cost-parts.tsx';
import { CostPurses } from './cost-purses.tsx';
import { CostScenario } from './cost-scenario.tsx';
import { CostYears } from './cost-years.tsx';
import { costQuery } from './policies.api.ts';
import { PolicyNav } from './policy-nav.tsx';

const PARAMS = { n: text, a: text, d: text, open: choice('half', 'own') };

/** 要花多少钱: expected cases a year by each city's rates, who pays, by year, and the part in the target. The scenario lives in the address. */
export default function CostPage() {
  useTitle('政策成本测算');
  const [search, set] = useSearch(PARAMS);
  const query = useQuery(costQuery(search));
  return (
    <QueryView query={query} height={520}>
      {(data) => (
        <div className="stack">
          <PageHead
            title={headline(data)}
            lead="件数乘以每件数额，一年的测算，不是预算。“最高”按上限计，实际在零与上限之间。改动都留在链接里。"
            tools={<CopyLink />}
          >
            <PolicyNav at="/policies/cost" />
          </PageHead>
          <CostScenario
            data={data}
            onCases={(cases) => set({ n: writeCases(cases) }, { replace: true })}
            onAmounts={(amounts) => set({ a: writePairs(amounts) || undefined }, { replace: true })}
          />
          {data.purses && (
            <CostPurses
              purses={data.purses}
              onOpen={(open) => set({ open: open === 'half' ? undefined : open })}
              onWeight={(unit, typed) =>
                set(({ d }) => ({ d: withWeight(d, unit, typed) || undefined }), { replace: true })
              }
            />
          )}
          <div className="grid grid-2">
            <CostYears data={data} />
            <CostParts data={data} />
          </div>
        </div>
      )}
    </QueryView>
  );
}

function headline({ rows, papers, totals }: CostView): string {
  const at = papers.findIndex(({ home }) => home);
  const own = totals[at];
  const [only] = rows;
  const what = rows.length === 1 && only ? `${only.name}${only.count}件` : `${rows.length}类政策`;
  return own ? `${what}：${papers[at]?.city}一年${own.words}` : `${what}的成本测算`;
}
