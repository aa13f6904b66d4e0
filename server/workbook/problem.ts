/** A file that is not read: what is wrong with it and what to do, in the reporter's words. */

import { READABLE_TEXT } from '#shared/rules/file-kinds.ts';

const MESSAGES = {
  empty: '文件是空的，请重新选择填好的文件。',
  too_large: '文件超过10MB。请删去图片、附件和无关的工作表后再上传。',
  not_a_workbook: `这不是可以读取的表格文件。请上传 ${READABLE_TEXT} 文件(用 Excel、WPS 或 LibreOffice 另存)。`,
  is_pdf: '这是 PDF 文件，不是表格。请上传填好的 Excel 或 WPS 表格原件。',
  is_image: '这是图片，不是表格。请上传填好的 Excel 或 WPS 表格原件。',
  is_document:
    '这是文字文档(Word、WPS 文字等)，不是表格。请把其中的表格复制到 Excel，另存为 .xlsx 后再上传。',
  is_slides: '这是演示文稿，不是表格。请上传填好的 Excel 或 WPS 表格原件。',
  is_archive: '这是压缩包，不是表格。请先解压，再上传里面的表格文件。',
  is_html:
    '这是网页(HTML)，只是文件名写成了表格。请用 Excel 或 WPS 打开，选“另存为”，类型选 Excel 工作簿(.xlsx)，再上传。',
  is_xml_table:
    '这是 XML 电子表格(2003)，只是文件名写成了 .xls。请用 Excel 或 WPS 打开，选“另存为”，类型选 Excel 工作簿(.xlsx)，再上传。',
  is_xlsb:
    '这是 Excel 二进制工作簿(.xlsb)。请用 Excel 或 WPS 打开，选“另存为”，类型选 Excel 工作簿(.xlsx)，再上传。',
  is_sylk:
    '这是 SYLK 文件(.slk)，不是工作簿。请用 Excel 打开，选“另存为”，类型选 Excel 工作簿(.xlsx)，再上传。',
  is_dif:
    '这是 DIF 数据交换文件，不是工作簿。请用 Excel 打开，选“另存为”，类型选 Excel 工作簿(.xlsx)，再上传。',
  is_json: '这是 JSON 数据，不是表格。请从原来的软件导出 Excel 工作簿(.xlsx)，再上传。',
  is_barred_text:
    '这是用竖线“|”分隔的文字。请用 Excel 打开，选“数据—分列”按竖线分成各列，另存为 .xlsx 后再上传。',
  is_blank_text:
    '这是用空格排齐的文字，空着的格分不清在哪一列。请用 Excel 打开，选“数据—分列”按固定宽度分成各列，核对后另存为 .xlsx 再上传。',
  is_numbers: '这是苹果 Numbers 表格。请选“文件—导出为—Excel”，导出 .xlsx 后再上传。',
  is_old_excel:
    '这是 Excel 4.0 或更早版本的表格。请用 Excel 或 WPS 打开，选“另存为”，类型选 Excel 工作簿(.xlsx)，再上传。',
  broken: '文件已损坏或不完整，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  encrypted: '文件设有打开密码。请在 Excel 或 WPS 中取消密码(文件—信息—保护工作簿)，保存后再上传。',
  unsafe:
    '文件里含有不允许的内容(外部实体或不合规的压缩结构)，没有读取。请把表格复制到新建的工作簿，另存为 .xlsx 后再上传。',
  zip_too_many: '文件内部的部件过多，没有读取。请把表格复制到新建的工作簿后再上传。',
  damaged_strings:
    '文件内部的文字索引已损坏，部分文字读不出来。请用 Excel 或 WPS 打开，按提示修复并核对，另存为 .xlsx 后再上传。',
  too_many_styles:
    '文件里有成千上万个重复的单元格样式(多因长期复制粘贴)，没有读取。请把数据用“选择性粘贴—数值”复制到新建的工作簿，另存后再上传。',
  zip_too_big: '文件解压后超过允许的大小，没有读取。请删去空白行列的格式、图片和无关的工作表，另存后再上传。',
  too_many_sheets: '工作表超过20张。请只保留要报送的那张，另存后再上传。',
  too_many_cells: '表格超过6万行、200列或45万个有内容的单元格。请只保留要报送的部分，另存后再上传。',
  merged_too_large: '合并单元格的范围过大，没有读取。请取消大面积合并，另存后再上传。',
  too_slow: '这个文件处理起来太费时，已停止读取。请把表格复制到新建的工作簿，另存为 .xlsx 后再上传。',
  too_hungry: '读取文件占用内存过多，已停止。请把表格复制到新建的工作簿，另存为 .xlsx 后再上传。',
  busy: '同时上传的人较多，请过一分钟再上传。',
} as const;

export type WorkbookProblemCode = keyof typeof MESSAGES;

/** Thrown by everything that reads uploaded files; `message` is for the reporter. */
export class WorkbookProblem extends Error {
  readonly code: WorkbookProblemCode;

  constructor(code: WorkbookProblemCode) {
    super(MESSAGES[code]);
    this.name = 'WorkbookProblem';
    this.code = code;
  }
}

export function isProblemCode(code: unknown): code is WorkbookProblemCode {
  return typeof code === 'string' && Object.hasOwn(MESSAGES, code);
}
