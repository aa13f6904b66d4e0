/** How a target or a unit's part of it stands. */
import { z } from 'zod';

export const TargetStatus = z.enum([
  'achieved',
  'on_track',
  'slow',
  'lagging',
  'reversing',
  'missed',
  'no_data',
]);
