import { xlsxOf } from './zip-builder.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface Parts {
  /** Contents of `styleSheet`. */
  styles?: string;
  /** Contents of `sst`. */
  strings?: string;
  /** Attributes of `calcPr`. */
  calcPr?: string;
}

/** A minimal .xlsx with styles, shared strings and calculation properties; `sheet` is the inside of `worksheet`. */
export function xlsxWith(sheet: string, { styles = '', strings = '', calcPr = '' }: Parts): Uint8Array {
  const part = (name: string, xml: string) => ({ name, data: Buffer.from(xml) });
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const links = `${link('r1', 'worksheet', 'worksheets/sheet1.xml')}${link('r2', 'styles', 'styles.xml')}${link('r3', 'sharedStrings', 'sharedStrings.xml')}`;
  return xlsxOf(
    sheet,
    [
      part('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`),
      part('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`),
    ],
    {
      '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
        ['workbook', 'sheet.main'],
        ['worksheets/sheet1', 'worksheet'],
        ['styles', 'styles'],
        ['sharedStrings', 'sharedStrings'],
      ]
        .map(
          ([name, type]) =>
            `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
        )
        .join('')}</Types>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${links}</Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets><calcPr ${calcPr}/></workbook>`,
    },
  );
}
