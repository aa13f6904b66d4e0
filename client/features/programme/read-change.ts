/** What the dialog's fields say as a change, once nothing is missing. */
import { ProgrammeChange } from '#shared/programme/change.ts';
import { type ChangeKind, fieldsOf, type Values } from './change-kinds.ts';

/** The change, or what is still missing, in words. @param offset of the city's civil time, minutes. */
export function readChange(kind: ChangeKind, values: Values, offset: number): ProgrammeChange | string {
  const empty = fieldsOf(kind).find(({ name, options }) => {
    const mayBeEmpty = name === 'of' || name === 'total' || (kind === 'target' && name === 'value');
    return !mayBeEmpty && !(options && values[name] === undefined ? false : values[name]?.trim());
  });
  if (empty) return `请填写“${empty.label}”`;
  const parsed = ProgrammeChange.safeParse({ kind, ...converted(kind, values, offset) });
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? '填写有误');
}

function converted(kind: ChangeKind, values: Values, offset: number): Record<string, unknown> {
  const own = Object.fromEntries(fieldsOf(kind).map(({ name }) => [name, values[name]?.trim() ?? '']));
  switch (kind) {
    case 'definition':
      return { ...own, breaks: values.breaks === 'yes' };
    case 'form-row':
      return { ...own, add: values.add === 'yes' };
    case 'rule':
      return { ...own, params: paramsOf(values.params ?? '') };
    case 'period':
      return { ...own, due: `${values.due ?? ''}T18:00:00${offsetText(offset)}` };
    case 'scheme':
      return { scheme: jsonOf(values.scheme ?? '') };
    default:
      return own;
  }
}

function paramsOf(typed: string): Record<string, number> {
  const pairs = typed.split(/[,，、]/).filter((one) => one.trim() !== '');
  return Object.fromEntries(
    pairs.map((one) => {
      const [name = '', value = ''] = one.split('=');
      return [name.trim(), Number(value)];
    }),
  );
}

function jsonOf(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return null;
  }
}

function offsetText(minutes: number): string {
  const two = (x: number) => String(Math.floor(x)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
