import { xlsxWith } from './xlsx-parts.ts';

const STYLES = `<numFmts count="2"><numFmt numFmtId="170" formatCode=";;;"/><numFmt numFmtId="171" formatCode="#,###"/></numFmts>
<fonts count="3"><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><strike/><sz val="11"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF336699"/></patternFill></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="6"><xf/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="171" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/></cellXfs>`;
const STRINGS = `<si><r><rPr><strike/></rPr><t>48</t></r><r><t>5200</t></r></si>
<si><r><t>5200.75</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si>
<si><r><t>52</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>00</t></r></si><si><t>见附件</t></si>`;
const SHEET = `<cols><col min="5" max="5" width="0.1" customWidth="1"/></cols><sheetData>
<row r="1"><c r="C1" t="s"><v>0</v></c></row><row r="2"><c r="C2" t="s"><v>1</v></c></row>
<row r="3"><c r="C3" s="1"><v>5200</v></c></row><row r="4"><c r="C4" s="2"><v>0</v></c></row>
<row r="5"><c r="C5" s="3"><v>5200</v></c></row><row r="6"><c r="C6" s="4"><v>5200</v></c></row>
<row r="7"><c r="C7"><v>5000</v></c></row><row r="8"><c r="C8"><v>6999</v></c></row>
<row r="9" ht="0.1" customHeight="1"><c r="C9"><v>31</v></c></row><row r="10"><c r="C10" t="s"><v>2</v></c></row>
<row r="11"><c r="B11" t="s"><v>3</v></c><c r="C11"><v>77</v></c></row>
<row r="12"><c r="C12" s="5"><v>12</v></c><c r="E12"><v>13</v></c></row>
<row r="13"><c r="C13"><v>8000</v></c></row><row r="14"><c r="A14"><v>1</v></c></row>
</sheetData><mergeCells count="3"><mergeCell ref="C7:C8"/><mergeCell ref="B11:C11"/><mergeCell ref="C13:C14"/></mergeCells>`;

/**
 * Cells in which the eye sees something else than what is stored. `fixtures/unseen.xls` and `.ods` are these bytes
 * opened and saved by LibreOffice 7.4.
 */
export function unseenWorkbook(): Uint8Array {
  return xlsxWith(SHEET, { styles: STYLES, strings: STRINGS });
}

/** What must be said of each cell, whatever the format. */
export const UNSEEN: [address: string, facts: object][] = [
  ['C1', { text: '485200', marks: { struck: '48', raised: '', unseen: '', rest: '5200' } }],
  ['C2', { text: '5200.751', marks: { struck: '', raised: '1', unseen: '', rest: '5200.75' } }],
  ['C3', { unseen: 'format', stored: '5200' }],
  ['C4', { unseen: 'format', stored: '0' }],
  ['C5', { unseen: 'colour', stored: '5200' }],
  ['C6', { marks: { struck: '5200', raised: '', unseen: '', rest: '' } }],
  ['C7', { number: '5000' }],
  ['C8', { kind: 'empty', text: '', unseen: 'merged', stored: '6999', covered: { by: 'C7', text: '5000' } }],
  ['C9', { number: '31', hidden: true }],
  ['C10', { text: '5200', marks: { struck: '', raised: '', unseen: '00', rest: '52' } }],
  ['C11', { kind: 'empty', unseen: 'merged', stored: '77', covered: { by: 'B11', text: '见附件' } }],
  ['C12', { number: '12', hidden: false }],
  ['E12', { number: '13', hidden: true }],
  ['C14', { kind: 'empty', unseen: 'merged', covered: { by: 'C13', text: '8000' } }],
];
