/** What the documents are called, and what each is for. */
import type { DocumentKind } from './model.ts';

export const DOCUMENT_NAME: Record<DocumentKind, string> = {
  report: '报告',
  notice: '通报',
  sheet: '情况表',
  sheets: '各地情况表汇编',
  slides: '汇报幻灯片',
  workbook: '监测数据工作簿',
};

export const DOCUMENT_ABOUT: Record<DocumentKind, string> = {
  report: '半年度监测报告或年度研判报告，含附表和数据来源',
  notice: '一页，排位表和三段文字，发各县（市、区）',
  sheet: '一地一页，供述职、约谈和推荐使用',
  sheets: '各地情况表合为一个文件',
  slides: '向市委科技委员会会议汇报，八页，图可在幻灯片中修改',
  workbook: '每张附表一个工作表，合计为公式',
};
