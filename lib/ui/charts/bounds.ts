import type { Plugin } from "chart.js";
import { readPalette } from "./palette.ts";
import type { ChartSpec } from "./spec.ts";

/** Draws the line between the bounds of each dot, under the dots. */
export const boundsOf = (spec: ChartSpec): Plugin<"bar" | "line"> => ({
  id: "bounds",
  beforeDatasetDraw({ ctx, canvas, scales }, { index: series }): void {
    const { bounds = [] } = spec.series[series];
    if (bounds.length === 0) return;
    const palette = readPalette(canvas);
    ctx.save();
    ctx.lineWidth = 2;
    bounds.forEach((between, index) => {
      if (between === null) return;
      const y = scales.y.getPixelForValue(index);
      ctx.strokeStyle = spec.strong.includes(index) ? palette.strong : palette.mark;
      ctx.beginPath();
      ctx.moveTo(scales.x.getPixelForValue(between[0]), y);
      ctx.lineTo(scales.x.getPixelForValue(between[1]), y);
      ctx.stroke();
    });
    ctx.restore();
  },
});
