import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './processes.mjs';
import { Refusal, say } from './refusal.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The Chromium to test with: CHROMIUM_PATH, else the first known name on PATH.
 * @param {Record<string, string | undefined>} env
 * @param {(path: string) => boolean} [usable]
 * @returns {string | undefined} path of the executable
 */
export function findBrowser(env, usable = isExecutable) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [env.CHROMIUM_PATH, ...onPath, ...elsewhere].find((path) => path && usable(path));
}

const chineseFont =
  /cjk|wqy|wenquanyi|sourcehan|droidsansfallback|simsun|simhei|msyh|pingfang|fangsong|uming|ukai/i;

async function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const listed = await runQuietly('fc-list', [':lang=zh', 'family']);
  if (listed.code === 0) return listed.output.trim() !== '';
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(process.env.HOME ?? '/root', '.fonts')];
  return folders.some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((name) => chineseFont.test(String(name))),
  );
}

/**
 * Debian packages to install for what is missing.
 * @param {{ browser: boolean, font: boolean }} have
 * @returns {string[]}
 */
export function missingPackages(have) {
  return [...(have.browser ? [] : ['chromium']), ...(have.font ? [] : ['fontconfig', 'fonts-noto-cjk'])];
}

/**
 * Makes sure that browser tests can run: finds a browser and a Chinese font, on Debian as root installs
 * what is missing.
 * @returns {Promise<string>} path of the browser
 * @throws {Refusal} saying in one line what to install
 */
export async function ensureBrowser() {
  let packages = missingPackages({ browser: !!findBrowser(process.env), font: await hasChineseFont() });
  if (packages.length > 0 && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say(`浏览器测试：正在用 apt-get 安装 ${packages.join(' ')}……`);
    await aptInstall(packages);
    packages = missingPackages({ browser: !!findBrowser(process.env), font: await hasChineseFont() });
  }
  const browser = findBrowser(process.env);
  if (packages.length > 0 || !browser) {
    throw new Refusal(
      `浏览器测试需要 Chromium 和中文字体，请先安装：apt-get install ${packages.join(' ')}（浏览器也可用 CHROMIUM_PATH 指定）。`,
    );
  }
  return browser;
}

/**
 * Installs Debian packages, as root.
 * @param {string[]} packages
 */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], { env });
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}
