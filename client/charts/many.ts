/** More units than these a drawing does not tell apart: it names the chosen, the head and the tail. */
export const MANY = 30;
