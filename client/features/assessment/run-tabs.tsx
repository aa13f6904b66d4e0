/** The parts of an assessment, one question a tab; which one is open stands in the address. */
import { choice, useSearch } from '../../lib/search-params.ts';
import { Segmented } from '../../ui/segmented.tsx';

const TABS = ['ranking', 'scores', 'robust', 'change', 'trial', 'scheme'] as const;
export type RunTab = (typeof TABS)[number];

const TAB_NAME: Record<RunTab, string> = {
  ranking: '排名',
  scores: '得分构成',
  robust: '稳健性',
  change: '与上年比',
  trial: '试算',
  scheme: '方案',
};

const PARAMS = { tab: choice(...TABS) };

export function useRunTab() {
  const [{ tab }, set] = useSearch(PARAMS);
  return { tab, open: (next: RunTab) => set({ tab: next }) };
}

export function RunTabs({ tab, open }: ReturnType<typeof useRunTab>) {
  return (
    <Segmented
      label="研判的各部分"
      value={tab}
      onChange={open}
      options={TABS.map((value) => ({ value, label: TAB_NAME[value] }))}
    />
  );
}
