import { assertEquals } from "@std/assert";
import { withBuildAssets } from "./image_assets.ts";

const image = (props: Record<string, unknown>): Record<string, unknown> =>
  withBuildAssets(props, "id");

Deno.test("images of this site get the key of the build", () => {
  assertEquals(image({ src: "/a.png", alt: "" }), { src: "/a.png?__frsh_c=id", alt: "" });
  assertEquals(image({ srcset: "/a.png 1x, /b.png?c=d 2x" }), {
    srcset: "/a.png?__frsh_c=id 1x, /b.png?c=d&__frsh_c=id 2x",
  });
});

Deno.test("other images do not", () => {
  for (
    const props of [
      { src: "https://images.example/a.png" },
      { src: "//images.example/a.png" },
      { src: "data:image/png;base64,AAAA" },
      { src: "/a.png", "data-fresh-disable-lock": true },
      { srcset: "/a(1).png 1x" },
      { srcset: "/a.png 1x,," },
    ]
  ) assertEquals(image(props), props);
});
