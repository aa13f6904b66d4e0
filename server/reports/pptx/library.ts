/** The slides' library under its real type: its description is that of another module format, where the class is `default`. */
import PptxGenJS from 'pptxgenjs';

export const Presentation = 'default' in PptxGenJS ? PptxGenJS.default : PptxGenJS;
export type Presentation = InstanceType<typeof Presentation>;
export type PageOfSlides = ReturnType<Presentation['addSlide']>;
export type ChartOptions = NonNullable<Parameters<PageOfSlides['addChart']>[2]>;
