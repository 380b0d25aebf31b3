// node gray_matter.cjs NODE_MODULES FOLDER: gray-matter in a loop, as its page shows it.
const fs = require("fs"), path = require("path");
const matter = require(path.resolve(process.argv[2], "gray-matter"));
let count = 0;
const todo = [process.argv[3]];
while (todo.length) {
  const folder = todo.pop();
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) todo.push(file);
    else if (entry.name.endsWith(".md")) {
      try {
        if ((matter(fs.readFileSync(file, "utf8")).data.topics || []).includes("sanctions")) count++;
      } catch {} // broken front matter counts for nothing
    }
  }
}
console.log(count);
