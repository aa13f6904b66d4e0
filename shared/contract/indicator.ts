/** 指标: the city's figures of one indicator over all its periods, with their releases and sources. */
import { z } from 'zod';
import { Figure } from '../figure.ts';
import { Period } from '../period.ts';
import { Cut, Vintage } from './monitoring.ts';

export const IndicatorQuery = z.object({
  v: z.coerce.number().int().positive().optional(),
  asof: z.iso.date().optional(),
});

export const IndicatorFigure = z.object({
  period: Period,
  label: z.string(),
  /** In `unit` below. */
  figure: Figure,
  basis: z.enum(['none', 'reported', 'summed', 'derived']),
  /** 初步 · 最终 · 普查修订, or empty; for a computed ratio those of its terms: R&D经费最终数、GDP普查修订数. */
  release: z.string(),
  citation: z.string(),
  /** When it became known and who approved that; null where it was neither reported nor is a ratio of reported figures. */
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  /** Other values that were approved, or followed from approved ones, so far; newest first. */
  earlier: z.array(Vintage),
  simulated: z.boolean(),
});
export type IndicatorFigure = z.infer<typeof IndicatorFigure>;

export const IndicatorHistory = z.object({
  cut: Cut,
  indicator: z.string(),
  cityUnit: z.string(),
  unit: z.string(),
  decimals: z.int(),
  /** Newest first; periods in which nobody was asked for the figure are left out. */
  figures: z.array(IndicatorFigure),
});
export type IndicatorHistory = z.infer<typeof IndicatorHistory>;

export const indicatorPath = '/api/monitoring/indicators/:indicator';
