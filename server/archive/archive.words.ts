import type { Manifest } from './manifest.ts';

/** 说明.txt: what the archive is, for whoever opens it in ten years. */
export function archiveWords(
  { city, period, version, digest, madeAt, madeBy, head }: Manifest,
  label: string,
): string {
  return [
    `${city}科技创新投入监测 ${label}（${period}）归档包，发布第${version}版`,
    '',
    `制作：${madeBy}，${madeAt}`,
    `发布校验码：${digest}`,
    `制作时审计记录末条：${head.seq}:${head.hash}`,
    '',
    '内容：',
    '  publication.json   发布的全部数据、增速、位次和研判，含校验码，可自行复算',
    '  report.docx        由发布的数据生成的监测报告；本机能转换时另有 report.pdf',
    '  figures.sdmx.csv   发布所用数据版本中本期的全部数据（SDMX-CSV 2.0）',
    '  programme.json     发布时使用的监测目录：指标口径、报表、规则、目标',
    '  returns/           每个单位的每次报送：数据、校验结果、说明、审核意见、上传的原始文件',
    '  history/           含本期数据的历史数据批次：数据、来源、确认和撤销、上传的原始文件（没有则无此目录）',
    '  discussions/       对本期数据的会商：谁、何时、说了什么、结果（没有则无此目录）',
    '  audit.jsonl        与本期有关的审计记录，每条附摘要',
    '  manifest.json      以上各文件的大小和 SHA-256',
    '',
    '核验（不需要服务器和数据库）：npm run verify -- --archive 归档包.zip',
    '联系电话以加密形式保存，密钥不在归档包内。',
    '',
  ].join('\r\n');
}
