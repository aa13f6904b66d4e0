/** A file that is not read: what is wrong with it and what to do, in the reporter's words. */

const MESSAGES = {
  empty: '文件是空的，请重新选择填好的文件。',
  too_large: '文件超过10MB。请删去图片、附件和无关的工作表后再上传。',
  not_a_workbook:
    '这不是可以读取的表格文件。请上传 .xlsx、.xls、.ods 或 .csv 文件(用 Excel、WPS 或 LibreOffice 另存)。',
  broken: '文件已损坏或不完整，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。',
  encrypted: '文件设有打开密码。请在 Excel 或 WPS 中取消密码(文件—信息—保护工作簿)，保存后再上传。',
  unsafe:
    '文件里含有不允许的内容(外部实体或不合规的压缩结构)，没有读取。请把表格复制到新建的工作簿，另存为 .xlsx 后再上传。',
  zip_too_many: '文件内部的部件过多，没有读取。请把表格复制到新建的工作簿后再上传。',
  zip_too_big: '文件解压后超过允许的大小，没有读取。请删去空白行列的格式、图片和无关的工作表，另存后再上传。',
  too_many_sheets: '工作表超过20张。请只保留要报送的那张，另存后再上传。',
  too_many_cells: '表格超过5000行、200列或20万个有内容的单元格。请只保留要报送的部分，另存后再上传。',
  merged_too_large: '合并单元格的范围过大，没有读取。请取消大面积合并，另存后再上传。',
  too_slow: '读取文件超过10秒，已停止。请把表格复制到新建的工作簿，另存为 .xlsx 后再上传。',
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
