// Builds the scripts that need it into a folder: `node build.js FOLDER`.
import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { build } from "esbuild";

const HERE = import.meta.dirname;
const [folder] = process.argv.slice(2);

/** The licence of each package that went into a build, one text for all that share it. */
async function licences(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  const holders = new Map();
  for (const name of [...packages].sort()) {
    const text = await licenceOf(path.join(HERE, "node_modules", name));
    holders.set(text, [...(holders.get(text) ?? []), name]);
  }
  return [...holders].map(([text, names]) => `${names.join(", ")}\n\n${text}`).join("\n\n");
}

async function licenceOf(place) {
  const file = (await readdir(place)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${place}: no licence file`);
  const text = await readFile(path.join(place, file), "utf8");
  if (text.includes("*/")) throw new Error(`${place}: the licence would end its comment`);
  return text.trim();
}

const { metafile, outputFiles } = await build({
  absWorkingDir: HERE,
  entryPoints: ["editor.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  metafile: true,
  write: false,
  outdir: "built",
});
// What was left out of the build needs no licence in it.
const [{ inputs }] = Object.values(metafile.outputs);
const used = Object.keys(inputs).filter((name) => inputs[name].bytesInOutput > 0);
const banner = `/*! This file holds the packages named here, each under the terms below its name.\n\n${await licences(used)}\n*/\n`;
await writeFile(path.join(folder, "editor.js"), banner + outputFiles[0].text);
