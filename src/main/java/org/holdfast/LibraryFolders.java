// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.service.AppFolders;

/**
 * Tells the libraries where to unpack what they carry. Without that they use the user's home and the folder for
 * temporary files. Works only before the first of their classes is loaded.
 */
final class LibraryFolders {
    private LibraryFolders() {}

    /** @param nothingElse whether nothing outside the folders may be touched, as with {@code --data-dir} */
    static void point(AppFolders folders, boolean nothingElse) throws IOException {
        set("javafx.cachedir", folders, "javafx");
        set("org.bytedeco.javacpp.cachedir", folders, "javacpp");
        set("jna.tmpdir", folders, "jna");
        set("org.sqlite.tmpdir", folders, "sqlite");
        if (nothingElse) {
            set("java.io.tmpdir", folders, "tmp");
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                setEnvironment("XDG_CACHE_HOME", folders.cache().resolve("system"));
            }
        }
    }

    /**
     * GTK's settings and Mesa's shaders go by the environment, and Mesa asks for the home in the user list, so that
     * even another HOME would not keep it out of there.
     */
    private static void setEnvironment(String name, Path value) throws IOException {
        Files.createDirectories(value);
        Linker linker = Linker.nativeLinker();
        MethodHandle set = linker.downcallHandle(
                linker.defaultLookup().find("setenv").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(value.toString());
            int status = (int) set.invokeExact(arena.allocateFrom(name), text, 1);
            if (status != 0) {
                throw new IOException("The environment could not be changed");
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv throws nothing", e);
        }
    }

    private static void set(String property, AppFolders folders, String name) throws IOException {
        Path folder = folders.cache().resolve(name);
        Files.createDirectories(folder);
        System.setProperty(property, folder.toString());
    }
}
