/** The line under every chart and verdict that says which data it rests on. */
import type { Cut } from '#shared/contract/cut.ts';
import { type Period, periodCoverage } from '#shared/period.ts';
import { dateText } from './civil-time.ts';

/** 数据：2025年（年度口径）第201版，2026-07-24 核定; an older version says so. Without a period: 第201版 …. */
export function cutWords(
  cut: Cut,
  of: { period: Period; label: string } | undefined,
  offset: number,
): string {
  const coverage = of ? periodCoverage(of.period) : '';
  const label = `${of?.label ?? ''}${coverage && `（${coverage}）`}`;
  if (cut.dataVersion === 0) return `数据：${label}，当时尚无核定数据（最新为第${cut.latestVersion}版）`;
  const older = cut.latest ? '' : `（当时版本，最新为第${cut.latestVersion}版）`;
  return `数据：${label}第${cut.dataVersion}版，${dateText(cut.approvedAt, offset)} 核定${older}`;
}

/** The version alone of such a line, for figures of other periods: 第201版，2026-07-24 核定. */
export function versionWords(words: string): string {
  return /第\d+版.*$/.exec(words)?.[0] ?? words;
}
