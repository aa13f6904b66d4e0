/** What a target is called where it is allocation. */

/** 2027年总投入 · 每年新认定高新技术企业. */
export function allocationName({ title, targetYear }: { title: string; targetYear: number | null }): string {
  return targetYear === null ? title : `${targetYear}年${title}`;
}
