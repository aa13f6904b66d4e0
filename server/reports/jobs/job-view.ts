import type { JobView } from '#shared/contract/reports.ts';
import type { StoredJob } from './job.repository.ts';

/** A job as its page shows it. */
export function jobView(job: StoredJob): JobView {
  const { id, kind, format, period, state, step } = job;
  return {
    ...{ id, kind, format, period, state, step },
    name: job.file_name,
    done: job.steps_done,
    total: job.steps_total,
    askedBy: job.by,
    askedAt: job.asked_at,
    endedAt: job.ended_at,
    bytes: job.byte_size,
  };
}
