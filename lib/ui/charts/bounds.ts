import type { Plugin } from "chart.js";
import { readPalette } from "./palette.ts";
import type { ChartSpec } from "./spec.ts";

/** Draws the line between the bounds of each dot, under the dots. */
export const boundsOf = (spec: ChartSpec): Plugin<"bar" | "line"> => ({
  id: "bounds",
  beforeDatasetsDraw({ ctx, canvas, scales }): void {
    const palette = readPalette(canvas);
    ctx.save();
    ctx.lineWidth = 2;
    for (const { bounds = [] } of spec.series) {
      bounds.forEach((between, index) => {
        if (between === null) return;
        const y = scales.y.getPixelForValue(index);
        ctx.strokeStyle = spec.strong.includes(index) ? palette.strong : palette.mark;
        ctx.beginPath();
        ctx.moveTo(scales.x.getPixelForValue(between[0]), y);
        ctx.lineTo(scales.x.getPixelForValue(between[1]), y);
        ctx.stroke();
      });
    }
    ctx.restore();
  },
});
