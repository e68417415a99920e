// Draws Slack messages as slack-blocks-to-jsx does: {"name": [blocks…]} on standard input, {"name": "html"} on standard output.
const path = require("path");
const { createRequire } = require("module");
const packages = createRequire(path.join(process.cwd(), "package.json"));
const React = packages("react");
const { renderToStaticMarkup } = packages("react-dom/server");
const { Message } = packages("slack-blocks-to-jsx");

const messages = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
const drawn = {};
for (const [name, blocks] of Object.entries(messages)) {
  drawn[name] = renderToStaticMarkup(
    React.createElement(Message, { blocks, name: "CompactBot", logo: "data:,", time: new Date(0) }));
}
require("fs").writeFileSync(process.argv[3], JSON.stringify(drawn));
console.log("drawn");
