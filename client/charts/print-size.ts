import type { EChartsType } from 'echarts/core';

/** Width of the print area of A4 landscape in CSS pixels: 297 mm less the margins of client/ui/print.css. */
const SHEET = 1047;
/** 54 mm, the greatest height client/ui/print.css leaves a drawing. */
const TALLEST = 204;

/** What a drawing keeps of its card's width where its table stands beside it (.paper-beside of client/ui/print.css). */
const BESIDE = 0.6;

/** The size a drawing of this width on a page of that width takes on paper, CSS pixels. */
function paperSize(width: number, page: number, height: number): { width: number; height: number } {
  const share = page > 0 ? Math.min(1, width / page) : 1;
  return { width: Math.round(SHEET * share), height: Math.min(height, TALLEST) };
}

/**
 * Lays the drawing out anew for paper and back again: shrunk from the screen its words would be too small to read.
 * @param afterwards called once the drawing has its new size
 * @returns takes the listeners away
 */
export function followPaper(chart: EChartsType, afterwards: () => void): () => void {
  let onPaper = false;
  const toPaper = () => {
    // A browser may announce one print twice: the second time the drawing is not its screen size any more.
    if (onPaper) return;
    onPaper = true;
    const page = document.getElementById('main')?.clientWidth ?? 0;
    const share = chart.getDom().closest('.paper-beside') ? BESIDE : 1;
    chart.resize(paperSize(share * chart.getWidth(), page, chart.getHeight()));
    redraw();
  };
  const toScreen = () => {
    onPaper = false;
    chart.resize({ width: 'auto', height: 'auto' });
    redraw();
  };
  const redraw = () => {
    chart.getZr().flush();
    afterwards();
  };
  window.addEventListener('beforeprint', toPaper);
  window.addEventListener('afterprint', toScreen);
  return () => {
    window.removeEventListener('beforeprint', toPaper);
    window.removeEventListener('afterprint', toScreen);
  };
}
