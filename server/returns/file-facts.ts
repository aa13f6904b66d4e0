/** 文件检查: what a reporter should know about the file that was read, in words. */
import type { UploadedFile } from '#shared/contract/receipt.ts';
import type { ReadWorkbook } from '../workbook/sheets.ts';
import type { Located, LocatedValue } from '../workbook/types.ts';

type Fact = UploadedFile['checks'][number];

/** Facts of a file that was accepted. `version`: the catalogue's now. */
export function fileFacts(workbook: ReadWorkbook, located: Located, version: number): Fact[] {
  const { values, sheet: name, totalsSkipped } = located;
  const sheet = workbook.sheets.find((s) => s.name === name);
  const external = values.filter((v) => v.external);
  const facts: (Fact | false)[] = [
    templateFact(located, version),
    { label: '找到数据', text: `${values.length} 个，表“${name ?? ''}”`, ok: values.length > 0 },
    { label: '合并单元格', text: `${sheet?.merges.length ?? 0} 处`, ok: true },
    hiddenFact(values.filter((v) => v.hidden)),
    formulaFact(values),
    external.length > 0 && { label: '外部链接', text: addresses(external), ok: false },
    totalsSkipped.length > 0 && { label: '略过的小计与说明行', text: `${totalsSkipped.length} 行`, ok: true },
    workbook.macros && { label: '宏', text: '文件带有宏，未运行', ok: false },
  ];
  return facts.filter((fact) => fact !== false);
}

function templateFact({ template }: Located, version: number): Fact {
  const label = '模板';
  if (!template) return { label, text: '自备文件，按表头文字识别', ok: true };
  if (template.version === String(version))
    return { label, text: '本系统模板，版本、表号、期别、单位相符', ok: true };
  return {
    label,
    text: `模板是第${template.version}版，现行第${version}版；已按指标名称读取，请核对有无缺行`,
    ok: false,
  };
}

function hiddenFact(hidden: readonly LocatedValue[]): Fact {
  return {
    label: '隐藏行列中的数据',
    text: hidden.length === 0 ? '无' : addresses(hidden),
    ok: hidden.length === 0,
  };
}

function formulaFact(values: readonly LocatedValue[]): Fact {
  const label = '公式';
  const uncalculated = values.filter((v) => v.uncalculated);
  if (uncalculated.length > 0) return { label, text: `未计算：${addresses(uncalculated)}`, ok: false };
  const count = values.filter((v) => v.formula).length;
  return { label, text: count === 0 ? '无' : `${count} 个，均有计算结果`, ok: true };
}

function addresses(values: readonly LocatedValue[]): string {
  return values.map((v) => v.address).join('、');
}
