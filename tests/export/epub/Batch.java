import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.DefaultReportImpl;
import java.io.File;

/** Checks every book that is named, and prints what is found as lines: file, severity, place, sentence. */
public class Batch {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            new EpubCheck(new File(file), new DefaultReportImpl(file) {
                @Override
                public void message(Message message, EPUBLocation place, Object... words) {
                    String said = String.join("\t", file, message.getSeverity().toString(), message.getID().toString(),
                        String.valueOf(place.getPath()), String.valueOf(place.getLine()), message.getMessage(words));
                    System.out.println(said.replace('\n', ' '));
                }
            }).doValidate();
        }
    }
}
