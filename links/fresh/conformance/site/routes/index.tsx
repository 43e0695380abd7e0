import { Head } from "fresh/runtime";
import { define } from "../define.ts";

export default define.page(({ state }) => (
  <>
    <Head>
      <title>Home</title>
      <meta name="description" content="of the home page" />
      <meta name="robots" content="noindex" />
    </Head>
    <h1 id="trail">{state.trail.join(" ")}</h1>
    <p>{"<b>text</b>"}</p>
    <img id="picture" src="/picture.png" alt="" />
    <style>{`p { color: green }`}</style>
  </>
));
