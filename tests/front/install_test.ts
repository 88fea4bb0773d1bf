import { mayInstall } from "../../widgets/bodylesson/page/template/path/install.ts";

function check(address: string, expected: boolean): void {
  if (mayInstall(new URL(address)) !== expected) {
    throw new Error(`${address}: expected ${expected}`);
  }
}

Deno.test("a worker is installed over https and on this machine alone", () => {
  check("https://lessons.example.org/psoas/", true);
  check("http://localhost:8000/", true);
  check("http://127.0.0.1:8000/", true);
  check("http://[::1]:8000/", true);
});

Deno.test("never from a file, a blob or over plain http", () => {
  check("file:///home/me/psoas-release.html", false);
  check("http://192.168.1.20:8866/", false);
  check("http://localhost.example.org/", false);
  check("blob:https://lessons.example.org/1", false);
});
