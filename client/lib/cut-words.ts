/** The line under every chart and verdict that says which data it rests on. */
import type { Cut } from '#shared/contract/monitoring.ts';
import { dateText } from './civil-time.ts';

/** 数据：2025年 v201，2026-07-24 核定; an older version says so. */
export function cutWords(cut: Cut, label: string, offset: number): string {
  if (cut.dataVersion === 0) return `数据：${label}，当时尚无核定数据（最新为 v${cut.latestVersion}）`;
  const older = cut.latest ? '' : `（当时版本，最新为 v${cut.latestVersion}）`;
  return `数据：${label} v${cut.dataVersion}，${dateText(cut.approvedAt, offset)} 核定${older}`;
}
