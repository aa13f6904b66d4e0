/** 目标: how far, how fast. Amounts are in each target's own unit (money: 亿元), rates in per cent. */
import { z } from 'zod';
import { Period } from '../period.ts';
import { TargetStatus } from '../targets/status.ts';
import { Allocation } from './allocation.ts';
import { Cut, cutQuery } from './cut.ts';
import { endpoint } from './endpoint.ts';
import { READERS } from './roles.ts';
import { TargetDetail } from './target-detail.ts';
import { Counties, Gaps, ScenarioBasis, TargetsHead, Yardstick } from './target-parts.ts';
import { TargetRow, Trajectory } from './target-row.ts';

export const TargetsQuery = z.object({
  /** Target year, e.g. 2027 or 2030. */
  y: z.coerce.number().int().optional(),
  /** A yearly period: the latest figures that count. Half-years are refused: they never stand against yearly targets. */
  period: Period.optional(),
  ...cutQuery,
});

/** The leader's page: the sentence, the headline targets, the trajectory, the units. */
export const Targets = TargetsHead.extend({
  status: TargetStatus,
  statusLabel: z.string(),
  /** How the verdict's status was reached. */
  statusRule: z.string(),
  subline: z.string(),
  /** 口径 notes printed under the verdict. */
  coverage: z.string(),
  basis: z.string(),
  basisQuote: z.string(),
  /** The headline targets of the year. */
  rows: z.array(TargetRow),
  rowsFinding: z.string(),
  /** The row that is furthest behind; null where none is behind. */
  worst: z.string().nullable(),
  /** Null for a year without a target of the total. */
  trajectory: Trajectory.nullable(),
  counties: Counties,
  /** How the other targets of the year stand, in words: 其他目标67项：2项落后、43项无数据. */
  othersFinding: z.string(),
});
export type Targets = z.infer<typeof Targets>;

/** Every other target of the year, and what the province and peers aim at. */
export const OtherTargets = TargetsHead.extend({
  rows: z.array(TargetRow),
  finding: z.string(),
  /** The province and peers in the same year, cited; null where the city's folder cites nobody. */
  context: z
    .object({
      places: z.array(
        z.object({
          name: z.string(),
          document: z.string(),
          title: z.string(),
          address: z.string(),
          note: z.string(),
        }),
      ),
      rows: z.array(
        z.object({
          indicator: z.string(),
          name: z.string(),
          own: z.string(),
          /** One text a place. */
          values: z.array(z.string()),
        }),
      ),
    })
    .nullable(),
});
export type OtherTargets = z.infer<typeof OtherTargets>;

/** What the projection is made of, and what somebody may try out on it. */
export const TargetScenario = TargetsHead.extend({
  gaps: Gaps.nullable(),
  /** The allocation of the total's target; null while none is in force. */
  allocation: Allocation.nullable(),
  binding: z.object({ sentence: z.string(), gdpOfBalance: z.number() }).nullable(),
  /** Null while a block has no figure in the year of the total. */
  scenario: ScenarioBasis.nullable(),
});
export type TargetScenario = z.infer<typeof TargetScenario>;

/** Each county against the growth that is needed, against its part, and against the paper's own yardstick. */
export const TargetUnits = TargetsHead.extend({ counties: Counties, yardstick: Yardstick.nullable() });
export type TargetUnits = z.infer<typeof TargetUnits>;

/** What moved on the leader's page since the newest publication. */
export const TargetChanges = z.object({
  /** Null while nothing has been published. */
  since: z
    .object({
      period: Period,
      label: z.string(),
      version: z.int(),
      dataVersion: z.int(),
      publishedAt: z.string(),
    })
    .nullable(),
  /** One sentence a change; empty where nothing moved. */
  changes: z.array(z.string()),
  /** Data versions that were made since; approvals of other periods among them. */
  versions: z.int(),
});
export type TargetChanges = z.infer<typeof TargetChanges>;

/** What is known of an area that has no targets of its own: whose there are, and how it grew beside what they ask for. */
export const TargetsInstead = z.object({
  cut: Cut,
  period: Period,
  label: z.string(),
  finding: z.string(),
  why: z.string(),
  sentences: z.array(z.string()),
  /** The nearest area above with targets, as far as the caller may read; null where there is none. */
  above: z.object({ node: z.string(), name: z.string() }).nullable(),
  simulated: z.boolean(),
});
export type TargetsInstead = z.infer<typeof TargetsInstead>;

export const TargetDetailQuery = TargetsQuery.omit({ y: true });

export const targetsApi = {
  overview: endpoint({
    about: '目标总览',
    method: 'GET',
    path: '/api/targets',
    who: READERS,
    scope: 'node',
    query: TargetsQuery,
    reply: Targets,
  }),
  instead: endpoint({
    about: '没有本级目标的地区：上级的目标和本地增速',
    method: 'GET',
    path: '/api/targets/instead',
    who: READERS,
    scope: 'node',
    query: TargetDetailQuery,
    reply: TargetsInstead,
  }),
  others: endpoint({
    about: '其他目标',
    method: 'GET',
    path: '/api/targets/all',
    who: READERS,
    scope: 'node',
    query: TargetsQuery,
    reply: OtherTargets,
  }),
  scenario: endpoint({
    about: '推算与情景',
    method: 'GET',
    path: '/api/targets/scenario',
    who: READERS,
    scope: 'node',
    query: TargetsQuery,
    reply: TargetScenario,
  }),
  units: endpoint({
    about: '各地与目标所需',
    method: 'GET',
    path: '/api/targets/units',
    who: READERS,
    scope: 'node',
    query: TargetsQuery,
    reply: TargetUnits,
  }),
  changes: endpoint({
    about: '上次发布以来的变化',
    method: 'GET',
    path: '/api/targets/changes',
    who: READERS,
    scope: 'node',
    query: TargetsQuery,
    reply: TargetChanges,
  }),
  detail: endpoint({
    about: '一项目标',
    method: 'GET',
    path: '/api/targets/:id',
    who: READERS,
    scope: 'node',
    params: z.object({ id: z.string() }),
    query: TargetDetailQuery,
    reply: TargetDetail,
  }),
} as const;
