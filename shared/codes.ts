/** The texts that a city's folder is made of. */
import { z } from 'zod';

export const Code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_]*$/, '代码只能用小写字母、数字和下划线')
  .meta({ examples: ['gov_total'] });
export const Text = z.string().min(1);
export const DecimalText = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, '应为十进制数')
  .meta({ examples: ['36977.19'] });
