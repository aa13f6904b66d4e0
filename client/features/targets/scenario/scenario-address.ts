/** Parameters by which an address carries a 情景 (see use-scenario.ts and split-card.tsx). */
const OWN = /^(g\..+|gdp|rd|split)$/;

/** Whether a query string carries a 情景. */
export function isScenarioAddress(query: string): boolean {
  return [...new URLSearchParams(query).keys()].some((key) => OWN.test(key));
}
