/**
 * `npm run check-city -- <folder>`: every fault of a city's folder at once, with file and line. 0 = it can be used, 1 = it
 * cannot, 2 = no folder was named.
 */
import { existsSync } from 'node:fs';
import { CatalogueProblem, loadCatalogue } from './load-catalogue.ts';
import { loadOutline } from './load-outline.ts';

function main([folder]: readonly string[]): number {
  if (!folder || !existsSync(folder)) {
    process.stderr.write('用法：npm run check-city -- <城市文件夹>，如 seed/jiaxing\n');
    return 2;
  }
  try {
    const catalogue = loadCatalogue(folder);
    loadOutline(folder, catalogue);
    const { city, units, organisations, indicators, targets, policies } = catalogue;
    process.stdout.write(
      `${city.name}：没有错误。${units.length}个单位、${organisations.length}个填报单位、${indicators.length}项指标、` +
        `${targets.length}项目标、${policies.instruments.length}条政策。\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof CatalogueProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
