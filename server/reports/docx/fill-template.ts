/** An office's own .docx, filled: its fields stand in braces, its look is its own. */
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Block, ReportModel } from '#shared/report/model.ts';
import { textOf } from '#shared/report/said.ts';
import { cellText } from '#shared/report/tables.ts';
import { xmlText } from '../../exports/xml-text.ts';
import { NotMade } from '../not-made.words.ts';

/** A template with a field that the document does not have, or that is no .docx. */
class TemplateProblem extends NotMade {
  override name = 'TemplateProblem';
}

/**
 * What a template may name: 标题 文号 单位 日期 说明, every part by its heading without its number (总体情况, 存在问题 …), and each table
 * as a loop over its rows with the columns by their titles: {#主要指标}{指标}{/主要指标}.
 */
function templateFields(model: ReportModel): Record<string, unknown> {
  const parts = new Map<string, string[]>();
  const tables: [string, Record<string, string>[]][] = [];
  let part = '';
  for (const block of model.blocks) {
    if (block.kind === 'heading' && block.level === 1) part = plainHeading(block.text);
    const text = textOfBlock(block);
    if (text !== null) parts.set(part, [...(parts.get(part) ?? []), text]);
    if (block.kind === 'table')
      tables.push([
        block.table.id,
        block.table.rows.map(({ cells }) =>
          Object.fromEntries(
            block.table.columns.map(({ title }, i) => [title, xmlText(cellText(cells[i] ?? ''))]),
          ),
        ),
      ]);
  }
  return {
    标题: xmlText(model.title),
    文号: xmlText(model.number),
    单位: xmlText(model.office),
    日期: xmlText(model.day),
    ...Object.fromEntries([...parts].map(([name, lines]) => [name || '正文', xmlText(lines.join('\n'))])),
    ...Object.fromEntries(tables),
  };
}

/** 一、总体情况 is the field 总体情况. */
function plainHeading(text: string): string {
  return text.replace(/^[一二三四五六七八九十]+、/, '');
}

function textOfBlock(block: Block): string | null {
  if (block.kind === 'paragraph') return `${block.lead}${textOf(block.said)}`;
  if (block.kind === 'note') return block.text;
  return block.kind === 'heading' && block.level > 1 ? block.text : null;
}

/** @throws TemplateProblem naming the fields that are not known. */
export function fillTemplate(template: Uint8Array, model: ReportModel): Uint8Array {
  const unknown: string[] = [];
  try {
    const file = new Docxtemplater(new PizZip(template), {
      paragraphLoop: true,
      linebreaks: true,
      nullGetter: ({ value }: { value?: string }) => {
        if (value !== undefined) unknown.push(value);
        return '';
      },
    });
    file.render(templateFields(model));
    if (unknown.length === 0) return file.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
  } catch (error) {
    throw new TemplateProblem('模板不能填写，请与系统管理员联系。', { cause: error });
  }
  throw new TemplateProblem(
    `模板中有不认识的字段：${[...new Set(unknown)].join('、')}。可用的字段见 README“Documents”。`,
  );
}
