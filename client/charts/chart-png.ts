/** A chart as PNG with what a slide needs beside it: title, subtitle, source line, 模拟数据. */
import { SIMULATED_NOTE } from '#shared/table.ts';
import { COLOUR, FONT, TEXT } from './theme.ts';

interface PngInput {
  svg: string;
  width: number;
  height: number;
  title: string;
  subtitle: string;
  footer: string;
  simulated: boolean;
}

const SCALE = 2;
const PAD = 16;

function loadSvg(svg: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('图片没有生成，请改用“打印”或“XLSX”。'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}

/** Breaks a line of Chinese text where it no longer fits. */
export function wrapText(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (line !== '' && !fits(line + char)) {
      lines.push(line);
      line = '';
    }
    line += char;
  }
  return line === '' ? lines : [...lines, line];
}

/** White ground, twice the screen's resolution. Throws when the browser cannot draw the SVG. */
export async function chartPng(input: PngInput): Promise<Blob> {
  const image = await loadSvg(input.svg);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('浏览器不能生成图片，请改用“打印”或“XLSX”。');
  const room = input.width;
  const lines = (text: string, font: string) => {
    pen.font = font;
    return wrapText(text, (line) => pen.measureText(line).width <= room);
  };
  const footer = input.simulated ? `${SIMULATED_NOTE} · ${input.footer}` : input.footer;
  const blocks = [
    {
      font: `bold 16px ${FONT}`,
      colour: COLOUR.ink,
      step: 24,
      lines: lines(input.title, `bold 16px ${FONT}`),
    },
    {
      font: `${TEXT}px ${FONT}`,
      colour: COLOUR.ink2,
      step: 18,
      lines: lines(input.subtitle, `${TEXT}px ${FONT}`),
    },
    { font: `${TEXT}px ${FONT}`, colour: COLOUR.ink2, step: 18, lines: lines(footer, `${TEXT}px ${FONT}`) },
  ] as const;
  const textHeight = blocks.reduce((sum, block) => sum + block.step * block.lines.length, 0);
  canvas.width = (room + 2 * PAD) * SCALE;
  canvas.height = (input.height + textHeight + 2 * PAD + 8) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = COLOUR.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let y = PAD;
  for (const [index, block] of blocks.entries()) {
    if (index === 2) {
      pen.drawImage(image, PAD, y + 4, input.width, input.height);
      y += input.height + 8;
    }
    pen.font = block.font;
    pen.fillStyle = block.colour;
    pen.textBaseline = 'top';
    for (const line of block.lines) {
      pen.fillText(line, PAD, y);
      y += block.step;
    }
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('图片没有生成，请改用“打印”或“XLSX”。'))),
      'image/png',
    );
  });
}
